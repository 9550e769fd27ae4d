import { ActForm } from '#client/ui/act-form.tsx';

const leads = {
  claim:
    'The brief is below. You take it into review: then you ask, return it, or say it back in your own words.',
  start: 'It goes to Building, with the dates you promised.',
} as const;

interface PlainActProps {
  act: keyof typeof leads;
  verb: string;
  onDo: () => void;
  onCancel: () => void;
}

/** An act that asks nothing: what happens, and the verb. */
export const PlainAct = ({ act, verb, onDo, onCancel }: PlainActProps) => (
  <ActForm
    title={verb}
    lead={leads[act]}
    verb={verb}
    variant={act === 'claim' ? 'accent' : 'primary'}
    isPending={false}
    refusal={null}
    refusals={0}
    onSubmit={onDo}
    onCancel={onCancel}
    cancelLabel="Not now"
  />
);
