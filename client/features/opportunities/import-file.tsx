import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '#client/ui/button.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import styles from './import-screen.module.css';

const steps = [
  ['Look', 'Encoding, separator and columns are found, and each column is guessed a meaning.'],
  ['Map', 'Change what a column becomes, and what the list’s own stages mean here.'],
  ['Try', 'See what would be new, what would change and which rows cannot be taken, and why.'],
  ['Import', 'All of it is kept, or nothing. The same list again changes only what changed in it.'],
] as const;

/** What will happen to a list, for whoever is about to choose one. */
export function ImportSteps() {
  return (
    <ol className={styles.steps}>
      {steps.map(([name, sentence]) => (
        <li key={name}>
          <b>{name}</b>
          <span>{sentence}</span>
        </li>
      ))}
    </ol>
  );
}

/** Where a list is dropped or chosen. */
export function ImportFile({
  isPending,
  onFile,
}: {
  isPending: boolean;
  onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button does the same
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Button
        variant="primary"
        icon={<FileUp aria-hidden="true" />}
        isPending={isPending}
        onPress={() => input.current?.click()}
      >
        Choose a file
      </Button>
      <span className={styles.faint}>
        or drop it here: CSV or TSV, up to 64 MB, any of the usual encodings
      </span>
      <VisuallyHidden>
        <input
          ref={input}
          type="file"
          aria-label="List to import"
          tabIndex={-1}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) onFile(file);
          }}
        />
      </VisuallyHidden>
    </div>
  );
}
