import { type ReactNode, useEffect, useRef } from 'react';
import { requestIdOf, sentenceOf } from '#client/lib/api-error.ts';
import { formatNumber, plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { Section } from '#client/ui/section.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { stageValues } from './import-choices.ts';
import { ImportFile, ImportSteps } from './import-file.tsx';
import { ImportColumns, ImportStages } from './import-mapping.tsx';
import { ImportReport } from './import-report.tsx';
import styles from './import-screen.module.css';
import { type Looked, useImport } from './use-import.ts';

interface ImportScreenProps {
  slug: string;
  /** Where to look at what was imported. */
  onward: ReactNode;
}

/** From a file to opportunities: look, map, try, import. */
export function ImportScreen({ slug, onward }: ImportScreenProps) {
  const running = useImport(slug);
  const { looked, doing, report, error } = running;
  const isDone = report !== undefined && !report.dryRun;
  return (
    <>
      {!looked && (
        <ImportFile isPending={doing !== undefined} onFile={(file) => void running.look(file)} />
      )}
      {!looked && error === undefined && <ImportSteps />}
      {error !== undefined && (
        <ProblemNote
          title={looked ? 'Nothing was imported.' : 'This file could not be read.'}
          requestId={requestIdOf(error)}
        >
          {sentenceOf(error)}
        </ProblemNote>
      )}
      {looked && !isDone && (
        <>
          <FileFacts looked={looked} onOther={running.startOver} />
          <Mapping looked={looked} onChange={running.change} />
          <Section title="Import">
            {report && <ImportReport slug={slug} report={report} />}
            <div className={styles.actions}>
              <Button isPending={doing?.what === 'trying'} onPress={() => void running.try()}>
                Try without keeping
              </Button>
              <Button
                variant="primary"
                isPending={doing?.what === 'importing'}
                onPress={() => void running.import()}
              >
                {`Import ${plural(looked.preview.rows, 'row')}`}
              </Button>
              {doing && <Progress read={doing.read} share={doing.share} />}
            </div>
          </Section>
        </>
      )}
      {isDone && (
        <Done>
          <ImportReport slug={slug} report={report} />
          <div className={styles.actions}>
            {onward}
            <Button onPress={running.startOver}>Import another list</Button>
          </div>
        </Done>
      )}
    </>
  );
}

function FileFacts({ looked, onOther }: { looked: Looked; onOther: () => void }) {
  const { fileName, rows, columns, encoding, delimiter } = looked.preview;
  const separator = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }[delimiter];
  return (
    <div className={styles.facts}>
      <b>{fileName}</b>
      <span>{plural(rows, 'row')}</span>
      <span>{plural(columns.length, 'column')}</span>
      <span>{encoding}</span>
      <span>separated by {separator}</span>
      <Button size="small" variant="quiet" onPress={onOther}>
        Choose another file
      </Button>
    </div>
  );
}

type MappingProps = { looked: Looked; onChange: ReturnType<typeof useImport>['change'] };

function Mapping({ looked: { preview, choices }, onChange }: MappingProps) {
  const mapped = Object.keys(choices.fields).length;
  return (
    <>
      <Section title="Columns" lead={`${mapped} of ${preview.columns.length} are taken.`}>
        <div style={{ maxWidth: '28rem' }}>
          <TextField
            label="Name of the list"
            hint="Importing the same list again finds its rows by this name."
            value={choices.source}
            onChange={(event) => onChange({ source: event.target.value })}
          />
        </div>
        <ImportColumns preview={preview} choices={choices} onChange={onChange} />
      </Section>
      {stageValues(preview, choices) !== null && (
        <Section title="Stages" lead="What the list’s own stages mean here.">
          <ImportStages preview={preview} choices={choices} onChange={onChange} />
        </Section>
      )}
    </>
  );
}

function Progress({ read, share }: { read: number; share: number }) {
  return (
    <div className={styles.progress} role="status">
      <progress value={share} max={1} aria-label="Progress of the import" />
      <span>{formatNumber(read, 0)} rows</span>
    </div>
  );
}

/** The report takes the focus, so that a keyboard or a screen reader is where the news is. */
function Done({ children }: { children: ReactNode }) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), []);
  return (
    <section ref={region} tabIndex={-1} aria-label="What was imported" style={{ outline: 'none' }}>
      <Section title="Imported">{children}</Section>
    </section>
  );
}
