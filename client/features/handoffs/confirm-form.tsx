import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { Button } from '#client/ui/button.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import type { BriefContent } from '#shared/handoffs/brief.ts';
import { ConfirmReadBack, SendBackReadBack } from '#shared/handoffs/intents.ts';
import type { Handoff, Mismatch, ReadBack } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, useIntend } from './api.ts';
import { ConfirmCompare } from './confirm-compare.tsx';
import { isAt, noted } from './confirm-notes.ts';

interface ConfirmFormProps {
  address: HandoffAddress;
  handoff: Handoff;
  content: BriefContent;
  readBack: ReadBack;
  leadName: string;
  /** Said yes to, or sent back with what does not match. */
  verdict: 'confirm' | 'send-back';
  after: string | null | undefined;
  onVerdict: (verdict: 'confirm' | 'send-back') => void;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

type Words = { mismatch: string; mismatches: Mismatch[] };

/** Brief and read-back mean the same, and the work crosses the line; or they do not, and it goes back with notes. */
export function ConfirmForm(props: ConfirmFormProps) {
  const { handoff, content, readBack, leadName, verdict, onVerdict, onCancel } = props;
  const form = useKeptForm<Words>(`send-back.${readBack.id}`, { mismatch: '', mismatches: [] });
  const { mismatches } = form.values;
  const isLate = handoff.state === 'ACTIVE';
  const isBack = verdict === 'send-back' && !isLate;
  const { submit, isPending } = useVerdict({ ...props, isBack, form });
  const write = (at: Pick<Mismatch, 'field' | 'sentence'>, note: string) => {
    form.set({ mismatches: noted(mismatches, at, note) });
    if (!isBack && !isLate) onVerdict('send-back');
  };
  const remove = (at: Pick<Mismatch, 'field' | 'sentence'>) => {
    const isThis = isAt(at);
    form.set({ mismatches: mismatches.filter((one) => !isThis(one)) });
  };

  return (
    <ActForm
      title={isBack ? 'Send the read-back back' : 'Does the read-back say what the brief means?'}
      lead={
        isBack
          ? 'The lead reads the brief again with your notes at these sentences.'
          : isLate
            ? `It became active before anybody confirmed it. Confirm, and its flag goes.`
            : `Confirm, and it goes on the roadmap with ${leadName}’s dates.`
      }
      verb={isBack ? 'Send back' : 'Confirm'}
      variant={isBack ? 'primary' : 'accent'}
      isPending={isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
      cancelLabel="Not now"
    >
      <ConfirmCompare
        {...{ content, readBack, leadName }}
        notes={isLate ? null : { list: mismatches, write, remove }}
      />
      {isBack && (
        <TextArea
          label="What does not match"
          optional={mismatches.length > 0}
          hint="Of all of it; single sentences are noted above."
          rows={2}
          value={form.values.mismatch}
          onChange={(event) => form.set({ mismatch: event.target.value })}
          error={form.errorOf('mismatch')}
        />
      )}
      {!isLate && (
        <div>
          <Button size="small" onPress={() => onVerdict(isBack ? 'confirm' : 'send-back')}>
            {isBack ? 'It does match after all' : 'It does not match: send it back'}
          </Button>
        </div>
      )}
    </ActForm>
  );
}

type VerdictFacts = ConfirmFormProps & {
  isBack: boolean;
  form: ReturnType<typeof useKeptForm<Words>>;
};

/** States the verdict; notes nobody wrote anything in are left out. */
function useVerdict({ address, handoff, leadName, after, onDone, isBack, form }: VerdictFacts) {
  const { send, isPending } = useIntend(address);
  const isLate = handoff.state === 'ACTIVE';
  const said = isBack
    ? 'Sent back to the lead.'
    : isLate
      ? 'Confirmed.'
      : `Confirmed. It is on the roadmap with ${leadName}.`;
  function submit() {
    const { mismatch, mismatches } = form.values;
    const written = mismatches.filter(({ note }) => note.trim() !== '');
    const body = isBack
      ? form.check(SendBackReadBack, { mismatch, mismatches: written })
      : form.check(ConfirmReadBack, { after });
    if (!body) return;
    const done = () => {
      form.forget();
      onDone({ said });
    };
    const intent = isBack ? 'send-back' : 'confirm';
    send({ intent, version: handoff.version, body }, { done, refused: form.refuse });
  }
  return { submit, isPending };
}
