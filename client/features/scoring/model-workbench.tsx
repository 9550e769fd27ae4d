import { useQuery } from '@tanstack/react-query';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { Section } from '#client/ui/section.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { ScoringModel } from '#shared/scoring/schema.ts';
import { FormulaExample } from './formula-example.tsx';
import { retiredQuery } from './model-api.ts';
import { ModelApply } from './model-apply.tsx';
import { draftOf } from './model-draft.ts';
import { ModelEditor } from './model-editor.tsx';
import { ModelHistory } from './model-history.tsx';
import { ModelPreview } from './model-preview.tsx';
import styles from './model-workbench.module.css';
import { rankingQuery } from './ranking-api.ts';
import { useExample } from './use-example.ts';
import { useModelEditor } from './use-model-editor.ts';
import { usePreview } from './use-preview.ts';

interface ModelWorkbenchProps {
  slug: string;
  present: ScoringModel;
  hrefOf: (opportunityId: string) => string;
  nameOf: (memberId: string | null) => string;
}

/** The model being edited, beside what it would move. */
export function ModelWorkbench({ slug, present, hrefOf, nameOf }: ModelWorkbenchProps) {
  const editor = useModelEditor(slug, present);
  const ranking = useQuery(rankingQuery(slug));
  const known = new Set(ranking.data?.model.criteria.map(({ id }) => id));
  const isRestoring = editor.change.criteria.some(({ id }) => id !== null && !known.has(id));
  const retired = useQuery(retiredQuery(slug, ranking.isSuccess && isRestoring));
  const preview = usePreview(ranking.data, retired.data, editor.change);
  const isWaiting = isRestoring && retired.isPending;
  const example = useExample(ranking.data, editor.change);
  const isBroken = editor.problems.some(({ path }) => path === 'expression');
  return (
    <div className={styles.bench}>
      <div className={styles.model}>
        <ModelEditor editor={editor} example={example && <FormulaExample {...example} />} />
      </div>
      <aside className={styles.aside} aria-label="Before it is applied">
        <Section title="What would move">
          {(ranking.isPending || (isWaiting && !retired.isError)) && (
            <Skeleton lines={4} label="Loading the ranking" />
          )}
          {retired.isError && (
            <ErrorNote
              title="What comes back cannot be shown. The model can still be changed."
              error={retired.error}
              onRetry={() => void retired.refetch()}
            />
          )}
          {ranking.isError && (
            <ErrorNote
              title="What would move cannot be shown. The model can still be changed."
              error={ranking.error}
              onRetry={() => void ranking.refetch()}
            />
          )}
          {preview && isBroken && <p>Nothing can be scored by this formula yet.</p>}
          {preview && !isBroken && !isWaiting && <ModelPreview preview={preview} hrefOf={hrefOf} />}
        </Section>
        <ModelApply slug={slug} editor={editor} />
      </aside>
      <div className={styles.versions}>
        <Section title="Versions" lead="Each decision keeps the version it was taken on.">
          <ModelHistory
            slug={slug}
            nameOf={nameOf}
            onTake={({ model }) => {
              editor.edit(() => draftOf(model));
              document.getElementById('main')?.scrollTo({ top: 0 });
            }}
          />
        </Section>
      </div>
    </div>
  );
}
