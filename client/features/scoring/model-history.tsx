import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '#client/ui/button.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { modelDifferences } from '#shared/scoring/model-differences.ts';
import type { ScoringModelVersion } from '#shared/scoring/schema.ts';
import { modelVersionsQuery } from './model-api.ts';
import styles from './model-history.module.css';

interface ModelHistoryProps {
  slug: string;
  nameOf: (memberId: string | null) => string;
  /** Puts a version into the editor; absent where this member may not edit. */
  onTake: ((version: ScoringModelVersion) => void) | undefined;
}

/** Every version of the model: who, when, why, and what was different. */
export function ModelHistory({ slug, nameOf, onTake }: ModelHistoryProps) {
  const query = useInfiniteQuery(modelVersionsQuery(slug));
  const versions = query.data?.pages.flatMap((page) => page.versions) ?? [];
  // The oldest one read is only compared with: what came before it is not known yet.
  const shown = query.hasNextPage ? versions.slice(0, -1) : versions;
  if (query.isPending) return <Skeleton lines={4} label="Loading versions" />;
  if (query.isError) {
    return (
      <ErrorNote
        title="The versions could not be shown."
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <>
      <ol className={styles.versions}>
        {shown.map((version, index) => (
          <Version
            key={version.version}
            version={version}
            before={versions[index + 1]}
            who={nameOf(version.changedById)}
            onTake={index > 0 && onTake ? () => onTake(version) : undefined}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <div>
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            Show earlier ones
          </Button>
        </div>
      )}
    </>
  );
}

interface VersionProps {
  version: ScoringModelVersion;
  before: ScoringModelVersion | undefined;
  who: string;
  onTake: (() => void) | undefined;
}

function Version({ version, before, who, onTake }: VersionProps) {
  const differences = before ? modelDifferences(before.model, version.model) : [];
  return (
    <li className={styles.version}>
      <div className={styles.head}>
        <h3>Version {version.version}</h3>
        <span className={styles.who}>
          {before ? `${who}, ` : 'Began here, '}
          <RelativeTime at={version.changedAt} />
        </span>
        {onTake && (
          <Button
            size="small"
            aria-label={`Go back to version ${version.version}`}
            onPress={onTake}
          >
            Go back to it
          </Button>
        )}
      </div>
      {version.reason && <p className={styles.reason}>{version.reason}</p>}
      {differences.length > 0 && (
        <ul className={styles.differences}>
          {differences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
