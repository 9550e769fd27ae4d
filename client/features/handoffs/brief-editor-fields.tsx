import type { ReactNode } from 'react';
import { nameIn } from '#client/lib/name-in.ts';
import { FieldRow } from '#client/ui/form.tsx';
import { LinesField } from '#client/ui/lines-field.tsx';
import { Select } from '#client/ui/select.tsx';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';
import { hardFields } from '#shared/handoffs/missing-for-offer.ts';
import type { Missing } from '#shared/opportunities/decide.ts';
import { BriefDraftConflict } from './brief-draft-conflict.tsx';
import { BriefDraftNote } from './brief-draft-note.tsx';
import { RowsKept } from './brief-draft-rows.tsx';
import { BriefDraftText, isTextKey, type TextKey } from './brief-draft-text.tsx';
import styles from './brief-editor.module.css';
import type { BriefEditorProps } from './brief-editor-props.ts';
import { BriefMetricField } from './brief-metric-field.tsx';
import { anchorOf, fieldOf } from './brief-words.ts';
import { OpenQuestionsField } from './open-questions-field.tsx';
import { RisksField } from './risks-field.tsx';
import type { BriefWriting } from './use-brief-draft.ts';
import type { BriefHelp } from './use-brief-draft-help.ts';

interface BriefEditorFieldsProps extends BriefEditorProps {
  writing: BriefWriting;
  help: BriefHelp;
  missing: readonly Missing[];
}

/** Every field of a brief in reading order, each with what is known about it. */
export function BriefEditorFields(props: BriefEditorFieldsProps) {
  const { light, members, metrics, metricHref, writing } = props;
  const { draft, write } = writing;
  const isHard = (key: keyof BriefDraft) => hardFields(light).includes(fieldOf(key));
  const field = (key: keyof BriefDraft, children: ReactNode) => (
    <Field {...props} name={key} key={key}>
      {children}
    </Field>
  );
  const text = (key: TextKey, { hint = '', ...rest }: { rows?: number; hint?: string }) => {
    const from = props.help.originOf(key)?.from;
    return field(
      key,
      <BriefDraftText
        name={key}
        draft={draft}
        onWrite={write}
        optional={!isHard(key)}
        // Once words are there, where they are from says more than what to write.
        hint={from ? `From ${from}.` : hint}
        {...rest}
      />,
    );
  };
  const lines = (key: LinesKey, lineName: string, placeholder: string) =>
    field(
      key,
      <RowsKept rows={draft[key]}>
        <LinesField
          label={briefFieldName[key]}
          lineName={lineName}
          placeholder={placeholder}
          optional={!isHard(key)}
          mark={key === 'acceptanceCriteria' ? 'number' : 'dot'}
          lines={draft[key]}
          onChange={(next) => write({ [key]: next })}
        />
      </RowsKept>,
    );

  return (
    <>
      {text('problem', { rows: 3, hint: 'What is wrong today, in words the lead can check.' })}
      {text('forWhom', { rows: 1 })}
      {field(
        'metricId',
        <BriefMetricField
          metrics={metrics}
          value={draft.metricId}
          onChange={(metricId) => write({ metricId })}
          members={members}
          metricHref={metricHref}
        />,
      )}
      {text('whyNow', { rows: 3, hint: 'The decision’s score and rank go with it.' })}
      {lines('scopeIn', 'Line in scope', 'What will be done')}
      {lines('scopeOut', 'Line out of scope', 'What will not')}
      {lines('acceptanceCriteria', 'Criterion', 'A sentence somebody can test')}
      {field(
        'sponsorId',
        <Select
          label="Sponsor"
          hint="Who confirms the read-back and answers for the outcome."
          options={members
            .filter(({ removedAt }) => removedAt === null)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.sponsorId}
          onChange={(sponsorId) => write({ sponsorId })}
        />,
      )}
      <details className={styles.more} open={hasMore(draft)}>
        <summary>More that helps the lead</summary>
        <div className={styles.fields}>
          <FieldRow>
            {text('appetite', { hint: 'How much time it is worth.' })}
            {text('constraints', {})}
          </FieldRow>
          <FieldRow>
            {text('dependencies', {})}
            {text('firstAction', { hint: 'What the lead does on the first morning.' })}
          </FieldRow>
          {field(
            'risks',
            <RowsKept rows={draft.risks}>
              <RisksField risks={draft.risks} onChange={(risks) => write({ risks })} />
            </RowsKept>,
          )}
          {text('contacts', {})}
        </div>
      </details>
      {field(
        'openQuestions',
        <RowsKept rows={draft.openQuestions}>
          <OpenQuestionsField
            questions={draft.openQuestions}
            members={members}
            onChange={(openQuestions) => write({ openQuestions })}
          />
        </RowsKept>,
      )}
    </>
  );
}

type LinesKey = 'scopeIn' | 'scopeOut' | 'acceptanceCriteria';

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

interface FieldOfBriefProps extends BriefEditorFieldsProps {
  name: keyof BriefDraft;
  children: ReactNode;
}

/** One field with what is to be said about it; what two people wrote at once stands right under it. */
function Field(props: FieldOfBriefProps) {
  const { name, writing, help, wrote, missing, members, beside, children } = props;
  const { draft, conflicts, theirs, settle } = writing;
  const lacks = missing.some(({ field }) => field === fieldOf(name));
  const isAskable = lacks && !(name === 'metricId' && draft.metricId === null);
  const origin = help.originOf(name);
  const nameOf = (id: string | null) => (id === null ? 'nobody yet' : nameIn(members, id));
  return (
    <div id={anchorOf(fieldOf(name))} className={styles.field}>
      {beside?.(fieldOf(name))}
      {children}
      {conflicts.includes(name) && (
        <BriefDraftConflict
          name={name}
          mine={draft}
          theirs={theirs}
          onSettle={(choice) => settle(name, choice)}
        />
      )}
      <BriefDraftNote
        origin={origin}
        isOriginSaid={isTextKey(name)}
        wrote={wrote[name]}
        open={name === 'openQuestions' ? undefined : help.openOf(name)}
        nameOf={nameOf}
        onTake={() => help.take(name)}
        onAsk={isAskable ? help.askAbout(name) : null}
      />
    </div>
  );
}
