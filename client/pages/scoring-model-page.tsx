import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { scoringModelQuery } from '#client/features/scoring/model-api.ts';
import { ModelHistory } from '#client/features/scoring/model-history.tsx';
import { ModelView } from '#client/features/scoring/model-view.tsx';
import { ModelWorkbench } from '#client/features/scoring/model-workbench.tsx';
import { plural } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { Section } from '#client/ui/section.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { whyNot } from '#shared/people/can.ts';
import type { ScoringModel } from '#shared/scoring/schema.ts';

/** What the workspace scores by: its criteria, how they become a score, and every version of both. */
export function ScoringModelPage() {
  const { slug } = useHere().membership;
  const model = useQuery(scoringModelQuery(slug));
  if (model.data) return <Shown model={model.data} />;
  return (
    <>
      <PageHeader title="Scoring model" />
      <PageBody width="text">
        {model.isPending && <Skeleton lines={10} label="Loading the scoring model" />}
        {model.isError && (
          <ErrorNote
            title="The scoring model could not be shown."
            error={model.error}
            onRetry={() => void model.refetch()}
          />
        )}
      </PageBody>
    </>
  );
}

function Shown({ model }: { model: ScoringModel }) {
  const { membership } = useHere();
  const { slug } = membership;
  const members = useQuery(membersQuery(slug)).data?.members ?? [];
  const whyNotEdit = whyNot(membership, 'edit_scoring_model');
  const nameOf = (id: string | null) =>
    members.find((member) => member.id === id)?.name ?? 'Somebody';
  const header = (
    <PageHeader
      title="Scoring model"
      summary={`${model.name}, version ${model.version}, ${plural(model.criteria.length, 'criterion', 'criteria')}`}
    />
  );
  if (whyNotEdit === null) {
    return (
      <>
        {header}
        <PageBody>
          <ModelWorkbench
            slug={slug}
            present={model}
            hrefOf={(id) => paths.opportunity(slug, id, 'opportunities')}
            nameOf={nameOf}
          />
        </PageBody>
      </>
    );
  }
  return (
    <>
      {header}
      <PageBody width="text">
        <ProblemNote tone="neutral" title={whyNotEdit} />
        <ModelView model={model} />
        <Section title="Versions">
          <ModelHistory slug={slug} nameOf={nameOf} onTake={undefined} />
        </Section>
      </PageBody>
    </>
  );
}
