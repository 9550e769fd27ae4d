import { ListOrdered, Upload } from 'lucide-react';
import type { RankingShown } from '#client/features/scoring/use-ranking.ts';
import { formatNumber, plural } from '#client/lib/format.ts';
import { paths } from '#client/paths.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ButtonLink, Link } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';

/** No opportunity at all stands in Assess or Decided. */
export function NothingToRank({ slug }: { slug: string }) {
  return (
    <PageBody width="text">
      <EmptyState
        title="Nothing to rank yet"
        icon={<ListOrdered aria-hidden="true" />}
        actions={
          <>
            <ButtonLink
              to={paths.section(slug, 'import')}
              variant="primary"
              icon={<Upload aria-hidden="true" />}
            >
              Import a list
            </ButtonLink>
            <ButtonLink to={paths.section(slug, 'opportunities')}>Add an opportunity</ButtonLink>
          </>
        }
      >
        Here stands what is worth doing with the capacity there is, best first, with a line where
        the capacity ends and how sure each place is. It starts with opportunities in Assess.
      </EmptyState>
    </PageBody>
  );
}

/** There are opportunities, but nobody may see a score of any yet. */
export function NoneRevealed({ slug, ranking }: { slug: string; ranking: RankingShown }) {
  const { opportunities } = ranking.laid;
  const begun = opportunities.filter(
    ({ ratersInvited, revealed }) => ratersInvited > 0 && !revealed,
  );
  const revealed = opportunities.some((one) => one.revealed);
  return (
    <EmptyState
      title={revealed ? 'Nothing here has a score' : 'Nobody’s ratings are revealed yet'}
      icon={<ListOrdered aria-hidden="true" />}
      actions={
        <ButtonLink to={`${paths.section(slug, 'opportunities')}?stage=ASSESS`} variant="primary">
          Rate opportunities
        </ButtonLink>
      }
    >
      {revealed
        ? 'What is revealed belongs to another owner, or the model gives it no score. Choose another owner, or look at the model.'
        : `A score appears once all invited advisors have handed in, or an advisor closes the round. ${plural(opportunities.length, 'opportunity waits', 'opportunities wait')}${begun.length > 0 ? `; ${formatNumber(begun.length, 0)} begun` : ''}.`}
    </EmptyState>
  );
}

/** What stands in the way of a line worth looking at. */
export function LineNote({ slug, ranking }: { slug: string; ranking: RankingShown }) {
  const { cutLine, rows } = ranking;
  if (cutLine.capacity <= 0) {
    return (
      <p>
        Nothing can be carried: no owner has people to spare in these weeks.{' '}
        <Link to={paths.section(slug, 'owners')}>Say how many people each owner has</Link>, or look
        further ahead.
      </p>
    );
  }
  if (rows.length > 0 && rows.every(({ assumed }) => assumed)) {
    return (
      <p>
        Nobody has estimated any of this; each counts as {formatNumber(rows[0]?.weeks ?? 0, 1)}{' '}
        weeks. The questions ask for the efforts that matter most.
      </p>
    );
  }
  return null;
}
