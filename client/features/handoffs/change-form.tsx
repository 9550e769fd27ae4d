import { type ReactNode, useDeferredValue } from 'react';
import type { Done } from '#client/lib/done.ts';
import { type KeptForm, useKeptForm } from '#client/lib/use-kept-form.ts';
import { useNow } from '#client/lib/use-now.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { diffBriefs } from '#shared/handoffs/brief-diff.ts';
import type { Changing } from '#shared/handoffs/change.ts';
import type { Handoff } from '#shared/handoffs/schema.ts';
import { dayOf } from '#shared/time.ts';
import { type HandoffAddress, intend, useIntend } from './api.ts';
import { BriefDiff } from './brief-diff.tsx';
import { ChangeDates } from './change-dates.tsx';
import {
  type ChangeDraft,
  changingOf,
  differs,
  draftFrom,
  type Holding,
  proposalOf,
  proposalSchema,
} from './change-draft.ts';
import { ChangeFields } from './change-fields.tsx';
import styles from './change-form.module.css';
import { ChangeOtherPromises } from './change-other-promises.tsx';
import { ChangeTicks } from './change-ticks.tsx';
import { wordingWith } from './change-view.tsx';

interface ChangeFormProps {
  address: HandoffAddress;
  handoff: Handoff;
  holding: Holding;
  nameOf: (id: string | null) => string;
  /** Who countersigns it. */
  otherName: string;
  whyNot: string | null;
  onDone: (done: Done) => void;
  onCancel: () => void;
}

/** A change of an accepted brief: begins as the brief is, and shows word by word what becomes of it. */
export function ChangeForm(props: ChangeFormProps) {
  const { address, handoff, holding, nameOf, otherName, onDone, onCancel } = props;
  const { brief, item } = holding;
  const form = useKeptForm<ChangeDraft>(`change.${brief.id}.${item.version}`, draftFrom(holding));
  const propose = useIntend(address);
  const today = dayOf(useNow());
  const changing = changingOf(proposalOf(form.values, holding), holding);
  const isDifferent = differs(changing);

  function submit() {
    const proposal = { ...proposalOf(form.values, holding), reason: form.values.reason };
    const { schema, only } = proposalSchema(form.values, changing, today);
    const body = form.check(schema, only(proposal));
    if (!body) return;
    const done = () => {
      form.forget();
      const undo = { intent: 'withdraw-change', version: handoff.version + 1, body: {} } as const;
      onDone({
        said: `Proposed. ${otherName} countersigns it or refuses it.`,
        undo: () => intend(handoff.id, undo),
      });
    };
    const intended = { intent: 'propose-change', version: handoff.version, body } as const;
    propose.send(intended, { done, refused: form.refuse });
  }

  return (
    <ActForm
      title="Propose a change"
      lead={`It begins as the brief is. With it you sign the next version; ${otherName} countersigns it or refuses it.`}
      verb="Propose"
      variant="accent"
      isPending={propose.isPending}
      whyNot={props.whyNot ?? (isDifferent ? null : 'Nothing differs yet.')}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onCancel}
      cancelLabel="Not now"
    >
      <div className={styles.columns}>
        <div className={styles.fields}>
          <ChangeFields form={form} holding={holding} />
          <ReasonFields form={form} />
        </div>
        <Preview changing={changing} nameOf={nameOf}>
          <ChangeTicks item={item} acceptanceCriteria={changing.after.acceptanceCriteria} />
          {isTargetMoved(changing) && changing.after.metric && (
            <ChangeOtherPromises address={address} metric={changing.after.metric} />
          )}
        </Preview>
      </div>
    </ActForm>
  );
}

const reasons = [
  { value: 'LEARNED', label: 'Learned', description: 'The work has shown something.' },
  { value: 'EXTERNAL', label: 'External', description: 'The world around it has changed.' },
  { value: 'ERROR', label: 'Error', description: 'The brief was wrong.' },
  { value: 'CAPACITY', label: 'Capacity', description: 'There are fewer hands than promised.' },
] as const;

/** Why, by one of four reasons, and in a sentence. */
function ReasonFields({ form }: { form: KeptForm<ChangeDraft> }) {
  return (
    <>
      <RadioGroup
        label="Reason"
        options={reasons}
        value={form.values.reason}
        onChange={(reason) => form.set({ reason })}
        error={form.errorOf('reason') && 'Choose the reason.'}
      />
      <TextArea
        label="Note"
        optional
        hint="What happened, in a sentence the other side can check."
        rows={2}
        value={form.values.note}
        onChange={(event) => form.set({ note: event.target.value })}
        error={form.errorOf('note')}
      />
    </>
  );
}

const isTargetMoved = ({ before, after }: Changing): boolean =>
  before.metric?.target !== after.metric?.target ||
  before.metric?.measureBy !== after.metric?.measureBy;

interface PreviewProps {
  changing: Changing;
  nameOf: (id: string | null) => string;
  children: ReactNode;
}

/** What the other side will read: follows the typing, never holds it up. */
function Preview({ changing, nameOf, children }: PreviewProps) {
  const { before, after, promised, dates } = useDeferredValue(changing);
  const diffs = diffBriefs(before, after, wordingWith(nameOf));
  return (
    <section className={styles.preview} aria-label="What changes">
      <h4>What changes</h4>
      {diffs.length === 0 && !dates && (
        <p className={styles.quiet}>Nothing yet. What you write over appears here, word by word.</p>
      )}
      {diffs.length > 0 && <BriefDiff diffs={diffs} />}
      <ChangeDates before={promised} after={dates} measureBy={after.metric?.measureBy ?? null} />
      {children}
    </section>
  );
}
