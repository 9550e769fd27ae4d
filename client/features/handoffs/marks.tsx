import { Fragment } from 'react';
import type { Marked } from '#shared/handoffs/read-back.ts';
import styles from './marks.module.css';

interface MarksProps {
  pieces: readonly Marked[];
  /** `unsaid`: the read-back does not mention it. `added`: the brief does not have it. `copied`: the brief’s own words. */
  kind: 'unsaid' | 'added' | 'copied';
}

/** A text with the places looked for drawn as such; the line and its shape say which, not the colour alone. */
export function Marks({ pieces, kind }: MarksProps) {
  return pieces.map(({ text, marked }, at) =>
    marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces are in the order of the text
      <mark key={at} className={styles.mark} data-kind={kind}>
        {text}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces are in the order of the text
      <Fragment key={at}>{text}</Fragment>
    ),
  );
}
