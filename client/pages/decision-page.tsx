import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { decisionPageQuery } from '#client/features/opportunities/decision-api.ts';
import { DecisionChain } from '#client/features/opportunities/decision-chain.tsx';
import { DecisionHead } from '#client/features/opportunities/decision-head.tsx';
import { FrozenLists } from '#client/features/opportunities/frozen-list.tsx';
import { ReconfirmForm } from '#client/features/opportunities/reconfirm-form.tsx';
import { ThenAndNowSection } from '#client/features/opportunities/then-and-now-section.tsx';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { ApiError } from '#client/lib/api-error.ts';
import { formatDay } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Section } from '#client/ui/section.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { DecisionPage as DecisionFacts } from '#shared/opportunities/decision-page.ts';
import { reviewedIn } from '#shared/opportunities/review.ts';
import { can } from '#shared/people/can.ts';
import { dayOf } from '#shared/time.ts';
import styles from './decision-page.module.css';
import { useAnnounce } from './use-doing.ts';

/** "What did we know then?": one decision, the list it was taken on, and the list of today. */
export function DecisionPage() {
  const { slug } = useHere().membership;
  const { decisionId = '' } = useParams();
  const page = useQuery(decisionPageQuery(slug, decisionId));
  const isGone = page.error instanceof ApiError && [400, 403, 404].includes(page.error.status);
  if (page.data) return <Known page={page.data} />;
  return (
    <>
      <PageHeader title="Decision" />
      <PageBody width="text">
        {page.isPending && <Skeleton lines={10} label="Loading the decision" />}
        {isGone && (
          <EmptyState
            title="This decision is not in this workspace."
            actions={<ButtonLink to={paths.section(slug, 'decisions')}>All decisions</ButtonLink>}
          >
            The link may be from another workspace, or it was mistyped.
          </EmptyState>
        )}
        {page.isError && !isGone && (
          <ErrorNote
            title="The decision could not be shown."
            error={page.error}
            onRetry={() => void page.refetch()}
          />
        )}
      </PageBody>
    </>
  );
}

function Known({ page }: { page: DecisionFacts }) {
  const { membership } = useHere();
  const { slug } = membership;
  const { decision, opportunity, chain, together, known } = page;
  const [isReconfirming, setReconfirming] = useState(false);
  const announce = useAnnounce(slug);
  const today = dayOf(useNow());
  const members = useQuery(membersQuery(slug)).data?.members ?? [];
  const nameOf = (id: string) => nameIn(members, id);
  const isActedOn = reviewedIn.some((stage) => stage === opportunity.stage);
  const mayReconfirm = decision.stands && isActedOn && can(membership, 'reconfirm');
  const hrefOf = (id: string) => paths.opportunity(slug, id);
  return (
    <>
      <PageHeader
        title={opportunity.title}
        summary={`Decided on ${formatDay(known.takenOn)}`}
        actions={
          <>
            {mayReconfirm && !isReconfirming && (
              <Button onPress={() => setReconfirming(true)}>Re-confirm</Button>
            )}
            <ButtonLink to={`${hrefOf(opportunity.id)}?section=decision`}>
              Open the opportunity
            </ButtonLink>
          </>
        }
      />
      <PageBody>
        <DecisionHead decision={decision} together={together} today={today} nameOf={nameOf} />
        {isReconfirming && (
          <div className={styles.form}>
            <ReconfirmForm
              slug={slug}
              decision={decision}
              today={today}
              level={2}
              onDone={(done) => {
                announce(done);
                setReconfirming(false);
              }}
              onCancel={() => setReconfirming(false)}
            />
          </div>
        )}
        {chain.length > 1 && (
          <Section title="Decided more than once">
            <DecisionChain
              chain={chain}
              currentId={decision.id}
              hrefOf={(id) => paths.decision(slug, id)}
              nameOf={nameOf}
            />
          </Section>
        )}
        <Section title="What did we know then?" lead="Frozen with the decision, beside today.">
          <ThenAndNowSection page={page} />
          <FrozenLists page={page} hrefOf={hrefOf} />
        </Section>
      </PageBody>
    </>
  );
}
