import type { Done } from '#client/lib/done.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { ComboBox } from '#client/ui/combo-box.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { Offer } from '#shared/handoffs/intents.ts';
import type { Handoff } from '#shared/handoffs/schema.ts';
import type { Member } from '#shared/people/schema.ts';
import type { Owner } from '#shared/roadmap/schema.ts';
import { type HandoffAddress, intend, useIntend } from './api.ts';

interface OfferFormProps {
  address: HandoffAddress;
  handoff: Handoff;
  /** What the brief still lacks, as one sentence. */
  whyNot: string | null;
  /** The owner of the opportunity: the likeliest addressee. */
  ownerId: string | null;
  owners: readonly Owner[];
  members: readonly Member[];
  after: string | null | undefined;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

const kinds = [
  { value: 'team', label: 'A team', description: 'Any of its leads may claim it.' },
  { value: 'lead', label: 'One lead', description: 'Only this person may claim it.' },
] as const;

/** To whom the brief goes; sending freezes and signs it. */
export function OfferForm(props: OfferFormProps) {
  const { address, handoff, whyNot, ownerId, owners, members, after, onDone, onCancel } = props;
  const form = useKeptForm<{
    to: 'team' | 'lead';
    ownerId: string | null;
    memberId: string | null;
  }>(`offer.${handoff.id}`, { to: 'team', ownerId, memberId: null });
  const offer = useIntend(address);
  const { values, set, errorOf } = form;
  const leads = members.filter(
    ({ roles, removedAt }) => roles.includes('LEAD') && removedAt === null,
  );

  function submit() {
    const chosen =
      values.to === 'team' ? { ownerId: values.ownerId } : { memberId: values.memberId };
    const body = form.check(Offer, { ...chosen, after });
    if (!body) return;
    const to =
      owners.find(({ id }) => id === body.ownerId)?.name ??
      leads.find(({ id }) => id === body.memberId)?.name;
    const undo = () =>
      intend(handoff.id, {
        intent: 'withdraw',
        version: handoff.version + 1,
        body: { reason: 'Undone right after offering.' },
      });
    const done = () => {
      form.forget();
      onDone({ said: `Offered to ${to ?? 'them'}.`, undo });
    };
    offer.send({ intent: 'offer', version: handoff.version, body }, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Offer"
      lead="The brief is frozen and signed by you. It comes back as a new version if they return it."
      verb="Offer"
      variant="accent"
      isPending={offer.isPending}
      whyNot={whyNot}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <RadioGroup
        label="Offer it to"
        options={kinds}
        value={values.to}
        onChange={(to) => set({ to })}
      />
      {values.to === 'team' ? (
        <ComboBox
          label="Team"
          options={owners.map(({ id, name, memberIds }) => ({
            value: id,
            label: name,
            description: memberIds.length === 0 ? 'No lead yet: add one under Owners' : undefined,
          }))}
          value={values.ownerId}
          onChange={(next) => set({ ownerId: next })}
          error={errorOf('ownerId')}
          nothing="No owner by that name. Add it under Owners."
        />
      ) : (
        <ComboBox
          label="Lead"
          options={leads.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.memberId}
          onChange={(next) => set({ memberId: next })}
          error={errorOf('memberId') ?? errorOf('ownerId')}
          nothing="Nobody with the role of a lead has that name."
        />
      )}
    </ActForm>
  );
}
