import { useEffect } from 'react';
import { Button } from '#client/ui/button.tsx';
import { FieldRow } from '#client/ui/form.tsx';
import { LinesField } from '#client/ui/lines-field.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { SaveState } from '#client/ui/save-state.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';
import { missingForOffer } from '#shared/handoffs/missing-for-offer.ts';
import type { Brief, BriefDraft } from '#shared/handoffs/schema.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import type { Member } from '#shared/people/schema.ts';
import type { HandoffAddress } from './api.ts';
import styles from './brief-editor.module.css';
import { BriefMetricField } from './brief-metric-field.tsx';
import { anchorOf, fieldOf, textOf } from './brief-words.ts';
import { Completeness, jumpTo } from './completeness.tsx';
import { OpenQuestionsField } from './open-questions-field.tsx';
import { RisksField } from './risks-field.tsx';
import { useBriefDraft } from './use-brief-draft.ts';

export interface BriefEditorProps {
  address: HandoffAddress;
  brief: Brief;
  light: boolean;
  metrics: readonly Metric[];
  members: readonly Member[];
  metricHref: (id: string) => string;
  /** Asked to write: leads to what is missing first, and says that it has. */
  isWriting: boolean;
  onWriting: () => void;
}

type TextKey =
  | 'problem'
  | 'forWhom'
  | 'whyNow'
  | 'appetite'
  | 'constraints'
  | 'dependencies'
  | 'firstAction'
  | 'contacts';

/** The contract while it is written: what is missing on top, saved as it is typed. */
export function BriefEditor(props: BriefEditorProps) {
  const { address, brief, light, metrics, members, metricHref, isWriting, onWriting } = props;
  const writing = useBriefDraft(address, brief);
  const { draft, write } = writing;
  const metric = metrics.find(({ id }) => id === draft.metricId) ?? null;
  const missing = missingForOffer({ draft, metric, light });
  const first = missing[0]?.field ?? 'problem';
  useEffect(() => {
    if (!isWriting) return;
    jumpTo(first);
    onWriting();
  }, [isWriting, first, onWriting]);

  const text = (key: TextKey, props: { rows?: number; hint?: string; optional?: boolean }) => (
    <div id={anchorOf(key)}>
      <TextArea
        label={briefFieldName[key]}
        rows={2}
        {...props}
        value={draft[key]}
        maxLength={20_000}
        onChange={(event) => write({ [key]: event.target.value })}
      />
    </div>
  );
  const lines = (
    key: 'scopeIn' | 'scopeOut' | 'acceptanceCriteria',
    lineName: string,
    placeholder: string,
  ) => (
    <div id={anchorOf(key)}>
      <LinesField
        label={briefFieldName[key]}
        lineName={lineName}
        placeholder={placeholder}
        mark={key === 'acceptanceCriteria' ? 'number' : 'dot'}
        lines={draft[key]}
        onChange={(next) => write({ [key]: next })}
      />
    </div>
  );

  return (
    <div className={styles.editor}>
      <div className={styles.head}>
        <h3>Brief, version {brief.number}</h3>
        <SaveState state={writing.saving} onRetry={writing.saveNow} />
      </div>
      {writing.problem && (
        <ProblemNote title={writing.problem}>What you wrote is still here.</ProblemNote>
      )}
      <Completeness draft={draft} metric={metric} light={light} missing={missing} />
      {writing.conflicts.map((key) => (
        <Conflict
          key={key}
          name={key}
          mine={draft}
          theirs={writing.theirs}
          onSettle={(whose) => writing.settle(key, whose)}
        />
      ))}
      {text('problem', { rows: 3, hint: 'What is wrong today, in words the lead can check.' })}
      {text('forWhom', { rows: 1 })}
      <div id={anchorOf('metric')}>
        <BriefMetricField
          metrics={metrics}
          value={draft.metricId}
          onChange={(metricId) => write({ metricId })}
          members={members}
          metricHref={metricHref}
        />
      </div>
      {text('whyNow', {
        rows: 2,
        hint: 'The decision’s reason, score and rank go with it.',
        optional: light,
      })}
      {lines('scopeIn', 'Line in scope', 'What will be done')}
      {lines('scopeOut', 'Line out of scope', 'What will not')}
      {lines('acceptanceCriteria', 'Criterion', 'A sentence somebody can test')}
      <div id={anchorOf('sponsor')}>
        <Select
          label="Sponsor"
          hint="Who confirms the read-back and answers for the outcome."
          options={members
            .filter(({ removedAt }) => removedAt === null)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.sponsorId}
          onChange={(sponsorId) => write({ sponsorId })}
        />
      </div>
      <details className={styles.more} open={hasMore(draft)}>
        <summary>More that helps the lead</summary>
        <div className={styles.fields}>
          <FieldRow>
            {text('appetite', { hint: 'How much time it is worth.', optional: true })}
            {text('constraints', { optional: true })}
          </FieldRow>
          <FieldRow>
            {text('dependencies', { optional: true })}
            {text('firstAction', { optional: true })}
          </FieldRow>
          <div id={anchorOf('risks')}>
            <RisksField risks={draft.risks} onChange={(risks) => write({ risks })} />
          </div>
          {text('contacts', { optional: true })}
        </div>
      </details>
      <div id={anchorOf('openQuestions')}>
        <OpenQuestionsField
          questions={draft.openQuestions}
          members={members}
          onChange={(openQuestions) => write({ openQuestions })}
        />
      </div>
    </div>
  );
}

const hasMore = ({
  appetite,
  constraints,
  dependencies,
  risks,
  firstAction,
  contacts,
}: BriefDraft) =>
  [appetite, constraints, dependencies, firstAction, contacts].some((text) => text !== '') ||
  risks.length > 0;

interface ConflictProps {
  name: keyof BriefDraft;
  mine: BriefDraft;
  theirs: BriefDraft;
  onSettle: (whose: 'mine' | 'theirs') => void;
}

/** Both texts beside each other; nothing is saved before one is chosen. */
function Conflict({ name, mine, theirs, onSettle }: ConflictProps) {
  const field = briefFieldName[fieldOf(name)];
  return (
    <ProblemNote
      tone="risk"
      title={`Somebody else wrote “${field}” at the same time.`}
      action={
        <>
          <Button size="small" onPress={() => onSettle('mine')}>
            Keep mine
          </Button>
          <Button size="small" onPress={() => onSettle('theirs')}>
            Take theirs
          </Button>
        </>
      }
    >
      <div className={styles.sides}>
        <div>
          <h4>Mine</h4>
          <p className={styles.side}>{textOf(mine, name)}</p>
        </div>
        <div>
          <h4>Theirs</h4>
          <p className={styles.side}>{textOf(theirs, name)}</p>
        </div>
      </div>
    </ProblemNote>
  );
}
