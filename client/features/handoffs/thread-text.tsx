import { Fragment } from 'react';
import { piecesOf } from '#shared/handoffs/mentions.ts';
import styles from './thread-text.module.css';

interface ThreadTextProps {
  text: string;
  members: readonly { id: string; name: string }[];
}

/** What somebody wrote in a thread; members it mentions stand out by their names. */
export function ThreadText({ text, members }: ThreadTextProps) {
  return piecesOf(text, members).map(({ text: piece, memberId }, at) =>
    memberId === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: what was written never changes
      <Fragment key={at}>{piece}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: what was written never changes
      <span key={at} className={styles.mention}>
        {piece}
      </span>
    ),
  );
}
