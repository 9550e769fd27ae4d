import type { ReactNode } from 'react';
import { formatDay, plural } from '#client/lib/format.ts';
import type { BriefContent } from '#shared/handoffs/brief.ts';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';
import { type ComparedRow, compare, type DateNote } from '#shared/handoffs/differences.ts';
import type { ReadBack } from '#shared/handoffs/schema.ts';
import { readBackFieldName } from '#shared/handoffs/schema.ts';
import styles from './confirm-compare.module.css';
import type { Notes } from './confirm-notes.ts';
import { ConfirmSentences } from './confirm-sentences.tsx';
import { Marks } from './marks.tsx';
import { datesSaid } from './read-back-words.ts';

interface ConfirmCompareProps {
  content: BriefContent;
  readBack: ReadBack;
  leadName: string;
  /** Null where nothing can be sent back any more. */
  notes: Notes | null;
}

/** Brief left, the lead's words right, row by row; what one says and the other does not is marked and said below. */
export function ConfirmCompare({ content, readBack, leadName, notes }: ConfirmCompareProps) {
  const rows = compare(content, readBack);
  const found = rows.filter(hasDifference).length;
  return (
    <div className={styles.compare}>
      <p className={styles.lead}>
        {found === 0
          ? 'Every number, date, name and line of the brief is mentioned. Whether it means the same is for you to say.'
          : 'Marked is what the other side does not mention: numbers, dates, names, and lines out of scope. It finds words, not meaning.'}
        {notes && ' Press a sentence of the read-back to note what does not match in it.'}
      </p>
      <div className={styles.heads} aria-hidden="true">
        <p>The brief says</p>
        <p>{leadName} reads back</p>
      </div>
      {rows.map((row) => (
        <Row key={row.fields.join()} {...{ row, content, readBack, leadName, notes }} />
      ))}
    </div>
  );
}

const hasDifference = (row: ComparedRow) =>
  row.notMentioned.length + row.added.length + row.dates.length > 0 || row.unrelated;

function Row({
  row,
  content,
  readBack,
  leadName,
  notes,
}: ConfirmCompareProps & { row: ComparedRow }) {
  const isDates = row.fields.includes('dates');
  const measureBy = isDates ? content.metric?.measureBy : null;
  const isSilent = row.brief.length === 0 && !measureBy;
  return (
    <section
      className={styles.row}
      aria-label={row.fields.map((field) => readBackFieldName[field]).join(', ')}
    >
      <div className={styles.side} data-side="brief">
        <p className={styles.whose}>The brief says</p>
        {row.brief.map(({ field, lines }) => (
          <Part key={field} name={briefFieldName[field]}>
            <ul className={styles.lines} data-many={lines.length > 1 || undefined}>
              {lines.map(({ pieces }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a frozen brief never changes
                <li key={at}>
                  <Marks pieces={pieces} kind="unsaid" />
                </li>
              ))}
            </ul>
          </Part>
        ))}
        {measureBy && <Part name="Measured by">{formatDay(measureBy)}</Part>}
        {isSilent && <p className={styles.quiet}>The brief says nothing of it.</p>}
      </div>
      <div className={styles.side} data-side="words">
        <p className={styles.whose}>{leadName} reads back</p>
        {row.words.map(({ field, pieces }) => (
          <Part key={field} name={readBackFieldName[field]}>
            <ConfirmSentences field={field} pieces={pieces} notes={notes} />
          </Part>
        ))}
        {isDates && (
          <Part name={readBackFieldName.dates}>
            <ConfirmSentences
              field="dates"
              pieces={[{ text: datesSaid(readBack), marked: false }]}
              notes={notes}
            />
          </Part>
        )}
      </div>
      {hasDifference(row) && <Differences row={row} />}
    </section>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <p className={styles.term}>{name}</p>
      {children}
    </div>
  );
}

/** So many are said; the others are marked in the text. */
const MOST = 6;

/** The same in words: colour and lines never speak alone. */
function Differences({ row }: { row: ComparedRow }) {
  const { notMentioned, added, dates, unrelated } = row;
  return (
    <ul className={styles.differences}>
      {notMentioned.length > 0 && <li>Not mentioned in the read-back: {listOf(notMentioned)}.</li>}
      {unrelated && <li>Nothing of what is in scope is mentioned in the first deliverable.</li>}
      {added.length > 0 && <li>Not in the brief: {listOf(added)}.</li>}
      {dates.map((note) => (
        <li key={note.kind}>{sayDates(note)}</li>
      ))}
    </ul>
  );
}

function listOf(texts: readonly string[]): string {
  const some = texts.slice(0, MOST).map((text) => `“${text}”`);
  const more = texts.length - some.length;
  return more > 0 ? `${some.join(', ')} and ${more} more` : some.join(', ');
}

const sayDates = (note: DateNote): string =>
  note.kind === 'after_measured'
    ? `Its latest finish is after the day the number is measured, ${formatDay(note.measureBy)}.`
    : `From start to latest finish it takes ${plural(note.weeks, 'week')}; the appetite is ${plural(note.appetite, 'week')}.`;
