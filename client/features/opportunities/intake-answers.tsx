import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { ComboBox } from '#client/ui/combo-box.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import {
  AcceptSubmission,
  DeclineSubmission,
  MergeSubmission,
  type Submission,
} from '#shared/opportunities/intake.ts';
import { useAcceptSubmission, useDeclineSubmission, useMergeSubmission } from './intake-api.ts';
import { OpportunityPicker } from './opportunity-picker.tsx';

export interface AnswerFormProps {
  slug: string;
  submission: Submission;
  /** Told in passing once it has happened. */
  onDone: (said: string) => void;
  onCancel: () => void;
}

/** Takes it up as an opportunity in Assess, in its own words or in better ones. */
export function AcceptForm(props: AnswerFormProps & { priorities: readonly Option[] }) {
  const { slug, submission, priorities, onDone, onCancel } = props;
  const { id, title, problem, forWhom } = submission;
  const form = useKeptForm(`accept.${id}`, {
    title,
    problem,
    forWhom,
    priorityId: null as string | null,
  });
  const accept = useAcceptSubmission(slug, id);

  function submit() {
    const input = form.check(AcceptSubmission, form.values);
    if (!input) return;
    const done = () => {
      form.forget();
      onDone(`Taken up: ${input.title ?? title}. It stands in Assess.`);
    };
    accept.send(input, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Take it up"
      lead="It becomes an opportunity in Assess. Put it in your words where that helps."
      verb="Take it up"
      isPending={accept.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextField
        label="Title"
        value={form.values.title}
        onChange={(event) => form.set({ title: event.target.value })}
        error={form.errorOf('title')}
      />
      <TextArea
        label="Problem"
        rows={3}
        value={form.values.problem}
        onChange={(event) => form.set({ problem: event.target.value })}
        error={form.errorOf('problem')}
      />
      <TextField
        label="For whom"
        optional
        value={form.values.forWhom}
        onChange={(event) => form.set({ forWhom: event.target.value })}
        error={form.errorOf('forWhom')}
      />
      <ComboBox
        label="Priority"
        optional
        options={priorities}
        value={form.values.priorityId}
        onChange={(priorityId) => form.set({ priorityId })}
        error={form.errorOf('priorityId')}
      />
    </ActForm>
  );
}

/** Says no, with the reason the submitter reads. */
export function DeclineForm({ slug, submission, onDone, onCancel }: AnswerFormProps) {
  const { id, title, submitterName } = submission;
  const form = useKeptForm(`decline.${id}`, { reason: '' });
  const decline = useDeclineSubmission(slug, id);

  function submit() {
    const input = form.check(DeclineSubmission, form.values);
    if (!input) return;
    const done = () => {
      form.forget();
      onDone(`Declined: ${title}. ${submitterName} can read why.`);
    };
    decline.send(input, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Decline it"
      lead={`${submitterName} reads this reason on their receipt, word for word.`}
      verb="Decline"
      isPending={decline.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextArea
        label="Reason"
        rows={3}
        placeholder="Kind and concrete: what stands against it, and what would change that."
        value={form.values.reason}
        onChange={(event) => form.set({ reason: event.target.value })}
        error={form.errorOf('reason')}
      />
    </ActForm>
  );
}

/** It says what is here already: the submitter follows that opportunity from now on. */
export function MergeForm(props: AnswerFormProps & { suggestedId: string | null }) {
  const { slug, submission, suggestedId, onDone, onCancel } = props;
  const { id, title, submitterName } = submission;
  const form = useKeptForm(`merge-proposal.${id}`, { opportunityId: suggestedId, note: '' });
  const merge = useMergeSubmission(slug, id);

  function submit() {
    const input = form.check(MergeSubmission, form.values);
    if (!input) return;
    const done = () => {
      form.forget();
      onDone(`Taken together: ${title}.`);
    };
    merge.send(input, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Take it together with an opportunity"
      lead={`${submitterName} is told so, and follows how that one stands.`}
      verb="Take together"
      isPending={merge.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <OpportunityPicker
        slug={slug}
        label="Which opportunity is it?"
        title={title}
        value={form.values.opportunityId}
        onChange={(opportunityId) => form.set({ opportunityId })}
        error={form.errorOf('opportunityId') && 'Choose the opportunity it belongs to.'}
      />
      <TextArea
        label={`A word to ${submitterName}`}
        optional
        rows={2}
        value={form.values.note}
        onChange={(event) => form.set({ note: event.target.value })}
        error={form.errorOf('note')}
      />
    </ActForm>
  );
}
