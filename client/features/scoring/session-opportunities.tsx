import { formatNumber, formatScore } from '#client/lib/format.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Link } from '#client/ui/link.tsx';
import { ColumnHeader, RowHeader, TableCell, TableHead, TableRow } from '#client/ui/table.tsx';
import { VirtualTable } from '#client/ui/virtual-table.tsx';
import type { RatingSessionPage, SessionOpportunity } from '#shared/scoring/session.ts';
import styles from './session-page.module.css';
import { isContested } from './session-words.ts';

interface SessionOpportunitiesProps {
  page: RatingSessionPage;
  openId: string | null;
  hrefOf: (opportunityId: string) => string;
}

/** What the session is about: the most contested first, then what is still hidden. */
export function SessionOpportunities({ page, openId, hrefOf }: SessionOpportunitiesProps) {
  const nameOfCriterion = (id: string) => page.criteria.find((one) => one.id === id)?.name ?? '';
  return (
    <VirtualTable
      label="Opportunities of this session"
      rows={page.opportunities}
      rowKey={({ id }) => id}
      columnCount={3}
      height="100%"
      isInset
      head={
        <TableHead>
          <ColumnHeader width="52%">Opportunity</ColumnHeader>
          <ColumnHeader>Widest spread</ColumnHeader>
          <ColumnHeader align="end" width="7rem">
            Score
          </ColumnHeader>
        </TableHead>
      }
      renderRow={(opportunity, index) => (
        <TableRow aria-rowindex={index + 2} isOpen={opportunity.id === openId}>
          <RowHeader truncate>
            <Link
              variant="plain"
              to={hrefOf(opportunity.id)}
              title={opportunity.title}
              aria-current={opportunity.id === openId || undefined}
            >
              {opportunity.title}
            </Link>
          </RowHeader>
          <TableCell truncate>
            <Parting {...{ opportunity, nameOfCriterion }} />
          </TableCell>
          <TableCell align="end">
            <Standing opportunity={opportunity} />
          </TableCell>
        </TableRow>
      )}
    />
  );
}

/** The criterion they are farthest apart on, where they are far apart. */
function Parting({
  opportunity,
  nameOfCriterion,
}: {
  opportunity: SessionOpportunity;
  nameOfCriterion: (id: string) => string;
}) {
  const { widest } = opportunity;
  if (!widest) return null;
  if (!isContested(opportunity))
    return <span className={styles.quiet}>{widest.share === 0 ? 'all agree' : 'close'}</span>;
  return (
    <Badge tone="risk">
      {`${nameOfCriterion(widest.criterionId)} ${formatNumber(widest.lowest)} to ${formatNumber(widest.highest)}`}
    </Badge>
  );
}

function Standing({ opportunity }: { opportunity: SessionOpportunity }) {
  const { score, revealedAt, invited, submitted, skipped } = opportunity;
  if (score !== null) return formatScore(score);
  if (revealedAt) return <span className={styles.standing}>none</span>;
  if (invited === 0)
    return <span className={styles.standing}>{skipped > 0 ? 'all skipped' : 'not asked'}</span>;
  return (
    <span className={styles.standing}>
      {submitted} of {invited} rated
    </span>
  );
}
