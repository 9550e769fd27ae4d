import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { seeObligations } from '#client/features/people/digest-api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { obligationsQuery } from '#client/features/progress/api.ts';
import { NobodyWaits } from '#client/features/progress/nobody-waits.tsx';
import { ObligationList } from '#client/features/progress/obligation-list.tsx';
import { StaleNote } from '#client/features/progress/obligation-row.tsx';
import { formatCost } from '#client/features/progress/waits.ts';
import { plural } from '#client/lib/format.ts';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import { useNow } from '#client/lib/use-now.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { Obligations } from '#shared/progress/schema.ts';
import { waitingCostSoFar } from '#shared/progress/waiting.ts';

const ObligationForm = lazyPart(async () => (await import('./obligation-form.tsx')).ObligationForm);

/** What only I can do now, and who waits for it. */
export function ObligationsPage() {
  const { membership } = useHere();
  const { slug, roles } = membership;
  const answer = useQuery(obligationsQuery(slug));
  const { data } = answer;
  useSeen(slug, data?.asOf);
  return (
    <>
      <PageHeader
        title="My obligations"
        summary={data && countOf(data) > 0 && <Summary {...data} />}
      />
      <PageBody width="text">
        {answer.isPending && <Skeleton lines={6} label="Loading your obligations" />}
        {answer.isError && !data && (
          <ErrorNote
            title="Your obligations could not be shown."
            error={answer.error}
            onRetry={() => void answer.refetch()}
          />
        )}
        {answer.isError && data && <StaleNote onRetry={() => void answer.refetch()} />}
        {data && (
          <ObligationList
            slug={slug}
            {...data}
            whenEmpty={<NobodyWaits slug={slug} roles={roles} />}
            renderForm={(open) => (
              <Suspense fallback={<Skeleton lines={4} label="Loading what it needs" />}>
                <ObligationForm {...open} />
              </Suspense>
            )}
          />
        )}
      </PageBody>
    </>
  );
}

/** What is on screen has been seen, as far as it is known; a failure only means that a digest tells it once more. */
function useSeen(slug: string, asOf: string | undefined) {
  useEffect(() => {
    if (asOf && document.visibilityState === 'visible')
      void seeObligations(slug).catch(() => undefined);
  }, [slug, asOf]);
}

const countOf = ({ obligations, proposals }: Obligations) =>
  obligations.length + (proposals ? 1 : 0);

function Summary(answer: Obligations) {
  const { obligations, currency } = answer;
  const now = useNow();
  const cost = obligations.reduce((sum, { costOfDelay, since }) => {
    return sum + (waitingCostSoFar(costOfDelay, new Date(since), now) ?? 0);
  }, 0);
  return `${plural(countOf(answer), 'wait')}, most costly first${cost > 0 ? ` · ${formatCost(cost, currency)} so far` : ''}`;
}
