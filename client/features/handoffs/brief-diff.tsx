import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { FieldDiff, FieldWords } from '#shared/handoffs/brief-diff.ts';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';
import styles from './brief-diff.module.css';
import { type DiffRow, diffRows, type Part } from './brief-diff-rows.ts';

/** Every field that changes, with what leaves and what comes marked in place. */
export function BriefDiff({ diffs }: { diffs: readonly FieldDiff[] }) {
  return (
    <div className={styles.diff}>
      {diffs.map(({ field, before, after }) => (
        <div key={field}>
          <h4 className={styles.term}>{briefFieldName[field]}</h4>
          <DiffWords before={before} after={after} />
        </div>
      ))}
    </div>
  );
}

interface DiffWordsProps {
  before: FieldWords;
  after: FieldWords;
  /** One side of it; both in one text when left out. */
  side?: 'left' | 'right';
}

/** One field in two wordings; on one side only what stood, or stands, there. */
export function DiffWords({ before, after, side }: DiffWordsProps) {
  const rows = diffRows(before, after).filter(
    ({ isLeft, isRight }) => !side || (side === 'left' ? isLeft : isRight),
  );
  if (rows.length === 0) return <p className={styles.empty}>Nothing</p>;
  if (typeof before === 'string' || typeof after === 'string')
    return rows.map((row, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
      <p key={at} className={styles.text}>
        <Marked row={row} {...(side && { side })} />
      </p>
    ));
  return (
    <ul className={styles.lines}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <li key={at} data-kind={kindOf(row)}>
          <Marked row={row} {...(side && { side })} />
        </li>
      ))}
    </ul>
  );
}

const kindOf = ({ isLeft, isRight }: DiffRow) =>
  isLeft && isRight ? undefined : isLeft ? 'removed' : 'added';

function Marked({ row, side }: { row: DiffRow; side?: 'left' | 'right' }) {
  const hidden = side === 'left' ? 'added' : side === 'right' ? 'removed' : null;
  return row.parts
    .filter(({ kind }) => kind !== hidden)
    .map((part, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
      <MarkedPart key={at} part={part} />
    ));
}

/** Struck through or underlined, so that colour never speaks alone; and said to whoever does not see it. */
function MarkedPart({ part: { kind, text } }: { part: Part }) {
  if (kind === 'removed')
    return (
      <del className={styles.removed}>
        <VisuallyHidden>removed: </VisuallyHidden>
        {text}
      </del>
    );
  if (kind === 'added')
    return (
      <ins className={styles.added}>
        <VisuallyHidden>added: </VisuallyHidden>
        {text}
      </ins>
    );
  return text;
}
