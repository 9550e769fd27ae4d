import type { KeyboardEvent } from 'react';
import { Button } from '#client/ui/button.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { type Marked, sentencesIn } from '#shared/handoffs/read-back.ts';
import type { ReadBackField } from '#shared/handoffs/schema.ts';
import styles from './confirm-compare.module.css';
import { isAt, type Notes } from './confirm-notes.ts';
import { Marks } from './marks.tsx';

interface ConfirmSentencesProps {
  field: ReadBackField;
  pieces: readonly Marked[];
  /** Null where it is only read. */
  notes: Notes | null;
}

/** The lead's words, each sentence a place for a note on what does not match. */
export function ConfirmSentences({ field, pieces, notes }: ConfirmSentencesProps) {
  if (!notes)
    return (
      <p className={styles.sentences}>
        <Marks pieces={pieces} kind="added" />
      </p>
    );
  const here = notes.list.filter((note) => note.field === field);
  // Dates are one thing, said in our words: the note is on all of it.
  const sentences = field === 'dates' ? [{ sentence: '', pieces }] : sentencesIn(pieces);
  return (
    <>
      <p className={styles.sentences}>
        {sentences.map(({ sentence, pieces: said }, at) => (
          <Sentence
            // biome-ignore lint/suspicious/noArrayIndexKey: a read-back never changes
            key={at}
            pieces={said}
            isNoted={here.some(isAt({ field, sentence }))}
            onPress={() =>
              here.some(isAt({ field, sentence })) || notes.write({ field, sentence }, '')
            }
          />
        ))}
      </p>
      {here.map(({ sentence, note }) => (
        <div key={sentence} className={styles.note}>
          <TextArea
            label={sentence ? `What does not match in “${sentence}”` : 'What does not match'}
            rows={1}
            // It was asked for by pressing the sentence.
            autoFocus={note === ''}
            value={note}
            onChange={(event) => notes.write({ field, sentence }, event.target.value)}
          />
          <Button size="small" variant="quiet" onPress={() => notes.remove({ field, sentence })}>
            Remove the note
          </Button>
        </div>
      ))}
    </>
  );
}

interface SentenceProps {
  pieces: readonly Marked[];
  isNoted: boolean;
  onPress: () => void;
}

/** A native button would not break over lines. */
function Sentence({ pieces, isNoted, onPress }: SentenceProps) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onPress();
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button is a box, and a sentence is not
    <span
      role="button"
      tabIndex={0}
      className={styles.sentence}
      aria-pressed={isNoted}
      onClick={onPress}
      onKeyDown={onKeyDown}
    >
      <Marks pieces={pieces} kind="added" />
    </span>
  );
}
