import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay, plural } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { Brief, BriefDraft } from '#shared/handoffs/brief.ts';
import { diffBriefs } from '#shared/handoffs/brief-diff.ts';
import type { Metric } from '#shared/metrics/schema.ts';
import type { HandoffAddress } from './api.ts';
import { BriefDiff } from './brief-diff.tsx';
import styles from './draft-history.module.css';
import { editQuery, historyQuery } from './draft-history-api.ts';
import { DraftHistoryEdit } from './draft-history-edit.tsx';

interface DraftHistoryProps {
  address: HandoffAddress;
  brief: Brief;
  members: readonly { id: string; name: string }[];
  metrics: readonly Metric[];
}

/** Who wrote this draft when; read only once it is opened. */
export function DraftHistory(props: DraftHistoryProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>History of this draft</summary>
      {isOpen && <Edits {...props} />}
    </details>
  );
}

function Edits({ address, brief, members, metrics }: DraftHistoryProps) {
  const history = useQuery(historyQuery(address));
  const [shown, setShown] = useState<number | null>(null);
  const nameOf = (id: string | null) => (id === null ? 'nobody yet' : nameIn(members, id));
  if (history.isPending) return <Skeleton lines={3} label="Loading the history" />;
  if (history.isError)
    return (
      <ErrorNote
        title="The history could not be shown."
        error={history.error}
        onRetry={() => void history.refetch()}
      />
    );
  const { edits } = history.data;
  if (edits.length === 0)
    return <p className={styles.quiet}>Nobody has written on this version yet.</p>;
  return (
    <>
      <p className={styles.quiet}>{plural(edits.length, 'edit')}, newest first.</p>
      <ol className={styles.edits}>
        {edits.map((edit, at) => (
          <DraftHistoryEdit
            key={edit.version}
            address={address}
            edit={edit}
            name={nameOf(edit.editedById)}
            latest={edits[0]?.version ?? 0}
            version={brief.version}
            isFirst={at === edits.length - 1}
            isShown={shown === edit.version}
            onShow={() => setShown(shown === edit.version ? null : edit.version)}
          >
            <Differences
              address={address}
              brief={brief}
              version={edit.version}
              metrics={metrics}
              nameOf={nameOf}
            />
          </DraftHistoryEdit>
        ))}
      </ol>
    </>
  );
}

interface DifferencesProps {
  address: HandoffAddress;
  brief: Brief;
  version: number;
  metrics: readonly Metric[];
  nameOf: (id: string | null) => string;
}

/** What has come and gone since one edit. */
function Differences({ address, brief, version, metrics, nameOf }: DifferencesProps) {
  const edit = useQuery(editQuery(address, version));
  if (edit.isError)
    return (
      <ErrorNote
        title="This edit could not be shown."
        error={edit.error}
        onRetry={() => void edit.refetch()}
      />
    );
  if (!edit.data) return <Skeleton lines={2} label="Loading the edit" />;
  const { draft } = edit.data;
  const before = contentOf(draft, brief, metrics);
  const diffs = diffBriefs(before, brief.content, { nameOf, day: (day) => formatDay(day) });
  if (diffs.length === 0) return <p className={styles.quiet}>The draft reads the same now.</p>;
  return (
    <>
      <p className={styles.quiet}>
        What has left since is struck through, what has come is underlined.
      </p>
      <BriefDiff diffs={diffs} />
    </>
  );
}

/** A draft laid beside another has the metric it chose, and everything else of the brief it belongs to. */
const contentOf = (draft: BriefDraft, { content }: Brief, metrics: readonly Metric[]) => ({
  ...content,
  ...draft,
  metric:
    draft.metricId === content.metricId
      ? content.metric
      : (metrics.find(({ id }) => id === draft.metricId) ?? null),
});
