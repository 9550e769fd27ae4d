import { Badge } from '#client/ui/badge.tsx';
import { DefinitionList } from '#client/ui/definition-list.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { type ReadBack, ReadBackField, readBackFieldName } from '#shared/handoffs/schema.ts';
import { MismatchNotes } from './read-back-mismatch.tsx';
import styles from './read-back-view.module.css';
import { saidIn } from './read-back-words.ts';

interface ReadBackViewProps {
  readBack: ReadBack;
  nameOf: (id: string | null) => string;
  /** Number of the brief that holds now, where that is a later one by changes both sides signed. */
  versionNow?: number;
}

/** What the lead understood, as it was said. */
export function ReadBackView({ readBack, nameOf, versionNow }: ReadBackViewProps) {
  const fields = ReadBackField.options;
  return (
    <article className={styles.readBack} aria-label={`Read-back of ${nameOf(readBack.memberId)}`}>
      <header className={styles.head}>
        <h3>{nameOf(readBack.memberId)} read back</h3>
        <span className={styles.quiet}>
          <RelativeTime at={readBack.acceptedAt} />
        </span>
        <Standing readBack={readBack} nameOf={nameOf} />
      </header>
      {versionNow !== undefined && versionNow !== readBack.briefNumber && (
        <p className={styles.quiet}>
          Said about version {readBack.briefNumber}. Since then both sides have changed the brief:
          it is version {versionNow} now.
        </p>
      )}
      {readBack.mismatch && (
        <ProblemNote tone="risk" title="Sent back: what does not match">
          {readBack.mismatch}
        </ProblemNote>
      )}
      <DefinitionList
        layout="stacked"
        items={fields.map((field) => ({
          term: readBackFieldName[field],
          value: (
            <>
              {saidIn(readBack, field)}
              <MismatchNotes mismatches={readBack.mismatches} field={field} />
            </>
          ),
        }))}
      />
    </article>
  );
}

function Standing({ readBack, nameOf }: Pick<ReadBackViewProps, 'readBack' | 'nameOf'>) {
  if (readBack.confirmedAt)
    return <Badge tone="good">{`Confirmed by ${nameOf(readBack.confirmedById)}`}</Badge>;
  if (readBack.sentBackAt) return <Badge tone="risk">Sent back</Badge>;
  return <Badge tone="accent">Waiting to be confirmed</Badge>;
}
