import { formatDay, formatNumber } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { Badge, type Tone } from '#client/ui/badge.tsx';
import { Link } from '#client/ui/link.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Decision, DecisionKind } from '#shared/opportunities/decision.ts';
import { dayOf } from '#shared/time.ts';
import styles from './decision-log.module.css';

interface DecisionLogProps {
  decisions: readonly Decision[];
  hrefOf: (opportunityId: string) => string;
  nameOf: (memberId: string) => string;
}

const kinds = {
  PURSUE: { tone: 'cool', name: 'Pursue' },
  PARK: { tone: 'neutral', name: 'Park' },
  REJECT: { tone: 'outline', name: 'Reject' },
} satisfies Record<DecisionKind, { tone: Tone; name: string }>;

/** Every decision ever taken, newest first, in the words and figures it was taken on. */
export function DecisionLog({ decisions, hrefOf, nameOf }: DecisionLogProps) {
  return (
    <ol className={styles.log} aria-label="Decisions, newest first">
      {decisions.map((decision) => (
        <Entry
          key={decision.id}
          decision={decision}
          href={hrefOf(decision.opportunityId)}
          by={nameOf(decision.decidedById)}
        />
      ))}
    </ol>
  );
}

interface EntryProps {
  decision: Decision;
  href: string;
  by: string;
}

function Entry({ decision, href, by }: EntryProps) {
  const { kind, opportunityTitle, reason, beat, dissent, reopenWhen, stands } = decision;
  return (
    <li className={styles.entry}>
      <div>
        <Badge tone={stands ? kinds[kind].tone : 'outline'}>{kinds[kind].name}</Badge>
        {!stands && <p className={styles.aside}>reopened since</p>}
      </div>
      <div className={styles.words}>
        <Link variant="plain" className={styles.title} to={href}>
          {opportunityTitle}
        </Link>
        <span className={styles.reason}>{reason}</span>
        {beat && <Aside label="Beat">{beat}</Aside>}
        {dissent && <Aside label="Dissent">{dissent}</Aside>}
        {reopenWhen && <Aside label="Reopen when">{reopenWhen}</Aside>}
        <span className={styles.aside}>
          {by}, <RelativeTime at={decision.decidedAt} />
        </span>
      </div>
      <Figures decision={decision} />
    </li>
  );
}

function Aside({ label, children }: { label: string; children: string }) {
  return (
    <span className={styles.aside}>
      <b>{label}</b> {children}
    </span>
  );
}

/** What it stood at when it was decided, and when it is looked at again. */
function Figures({ decision }: { decision: Decision }) {
  const { score, rank, reviewDate, stands } = decision;
  const today = dayOf(useNow());
  return (
    <div className={styles.figures}>
      {score !== null && (
        <span>
          score {formatNumber(score, 0)}
          {rank !== null && `, rank ${rank}`}
        </span>
      )}
      {stands &&
        reviewDate !== null &&
        (reviewDate < today ? (
          <Badge tone="late">{`review was ${formatDay(reviewDate)}`}</Badge>
        ) : (
          <span>review {formatDay(reviewDate)}</span>
        ))}
    </div>
  );
}
