import { formatDay, formatNumber } from '#client/lib/format.ts';
import type { KeptForm } from '#client/lib/use-kept-form.ts';
import { DateField } from '#client/ui/date-field.tsx';
import { FieldRow } from '#client/ui/form.tsx';
import { LinesField } from '#client/ui/lines-field.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';
import type { ChangeDraft, Holding } from './change-draft.ts';
import styles from './change-form.module.css';

interface ChangeFieldsProps {
  form: KeptForm<ChangeDraft>;
  holding: Holding;
}

/** The contract and the dates, each to be written over; what the state of the work has settled is only read. */
export function ChangeFields({ form, holding }: ChangeFieldsProps) {
  const { item } = holding;
  const { values } = form;
  const isBuilt = item.state === 'DELIVERED';
  const text = (key: 'problem' | 'forWhom', rows: number) => (
    <TextArea
      label={briefFieldName[key]}
      rows={rows}
      maxLength={20_000}
      value={values[key]}
      onChange={(event) => form.set({ [key]: event.target.value })}
      error={form.errorOf(key)}
    />
  );
  const lines = (key: 'scopeIn' | 'scopeOut' | 'acceptanceCriteria', lineName: string) => (
    <LinesField
      label={briefFieldName[key]}
      lineName={lineName}
      mark={key === 'acceptanceCriteria' ? 'number' : 'dot'}
      lines={values[key]}
      onChange={(next) => form.set({ [key]: next })}
      error={form.errorOf(key)}
    />
  );
  return (
    <>
      {text('problem', 3)}
      {text('forWhom', 1)}
      <PromiseFields form={form} holding={holding} />
      {lines('scopeIn', 'Line in scope')}
      {lines('scopeOut', 'Line out of scope')}
      {isBuilt ? (
        <CriteriaStay lines={values.acceptanceCriteria} />
      ) : (
        lines('acceptanceCriteria', 'Criterion')
      )}
      {isBuilt ? (
        <p className={styles.quiet}>It is delivered; its dates stay.</p>
      ) : (
        <DatesFields form={form} holding={holding} />
      )}
    </>
  );
}

function PromiseFields({ form, holding }: ChangeFieldsProps) {
  const { metric } = holding.brief.content;
  if (!metric) return null;
  const { name, unit, baseline, target, measureBy } = metric;
  return (
    <div>
      <FieldRow>
        <NumberField
          label="Target"
          accessibleName={`Target of ${name}`}
          unit={unit}
          value={form.values.target}
          onChange={(next) => form.set({ target: next })}
          error={form.errorOf('target')}
        />
        <DateField
          label="Measure by"
          value={form.values.measureBy}
          onChange={(event) => form.set({ measureBy: event.target.value })}
          error={form.errorOf('measureBy')}
        />
      </FieldRow>
      <p className={styles.original}>
        {name}, from {baseline === null ? 'no baseline' : `${formatNumber(baseline, 2)} ${unit}`}.
        {target !== null && ` Promised now: ${formatNumber(target, 2)} ${unit}`}
        {target !== null && measureBy && ` by ${formatDay(measureBy)}`}
        {target !== null && '; it stays visible for ever.'}
      </p>
    </div>
  );
}

function DatesFields({ form, holding: { item } }: ChangeFieldsProps) {
  const day = (key: 'startsOn' | 'finishEarliest' | 'finishLatest') => ({
    value: form.values[key],
    onChange: (event: { target: { value: string } }) => form.set({ [key]: event.target.value }),
    error: form.errorOf(key),
  });
  return (
    <FieldRow>
      <DateField
        label="Start"
        disabled={item.state !== 'QUEUED'}
        {...(item.state !== 'QUEUED' && { hint: 'It has been started.' })}
        {...day('startsOn')}
      />
      <DateField label="Finish, earliest" {...day('finishEarliest')} />
      <DateField label="Finish, latest" min={form.values.finishEarliest} {...day('finishLatest')} />
    </FieldRow>
  );
}

/** Delivered: each of them was seen to hold. */
function CriteriaStay({ lines }: { lines: readonly string[] }) {
  return (
    <div className={styles.stays}>
      <p className={styles.label}>{briefFieldName.acceptanceCriteria}</p>
      <ol>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className={styles.quiet}>It is delivered: they were seen to hold, and stay.</p>
    </div>
  );
}
