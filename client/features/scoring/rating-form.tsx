import type { Done } from '#client/lib/done.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { SaveState } from '#client/ui/save-state.tsx';
import { type Criterion, RateOpportunity, type Rating } from '#shared/scoring/schema.ts';
import { CriteriaFields } from './criteria-fields.tsx';
import { type Rated, useRate } from './rating-api.ts';
import { useRatingDraft } from './use-rating-draft.ts';

interface RatingFormProps {
  address: Rated;
  criteria: readonly Criterion[];
  mine: readonly Rating[];
  onDone: (done: Done) => void;
}

/** My own answers, criterion by criterion; kept while I write, seen by nobody else before the reveal. */
export function RatingForm({ address, criteria, mine, onDone }: RatingFormProps) {
  const draft = useRatingDraft({ id: address.id, criteria, mine });
  const { form, given, open } = draft;
  const rate = useRate(address);

  async function handIn() {
    const input = form.check(RateOpportunity, { answers: given, submit: true });
    if (!input || open.length > 0) return;
    await draft.settle();
    const done = () => {
      form.forget();
      onDone({ said: 'Rating handed in.' });
    };
    rate.send(input, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="My rating"
      lead="Alone, before you see the others’. Digits and ←→ answer, ↑↓ go from one criterion to the next."
      verb="Hand in"
      isPending={rate.isPending}
      whyNot={open.length > 0 ? `Not rated yet: ${open.map(({ name }) => name).join(', ')}.` : null}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={() => void handIn()}
    >
      <CriteriaFields criteria={criteria} answers={draft.answers} onChange={draft.set} />
      {given.length > 0 && <SaveState state={draft.saving} onRetry={draft.retry} />}
    </ActForm>
  );
}
