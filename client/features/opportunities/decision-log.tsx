import { formatDay, formatScore } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Link } from '#client/ui/link.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Decision } from '#shared/opportunities/decision.ts';
import { isReviewDue, reviewDay } from '#shared/opportunities/review.ts';
import { dayOf } from '#shared/time.ts';
import styles from './decision-log.module.css';
import { conditionWords, decisionWords, fellBecause, standsAt } from './decision-words.ts';

interface DecisionLogProps {
  decisions: readonly Decision[];
  /** The opportunity it is about. */
  hrefOf: (opportunityId: string) => string;
  /** The decision with what was known then. */
  decisionHref: (id: string) => string;
  nameOf: (memberId: string) => string;
}

/** Every decision ever taken, newest first, in the words and figures it was taken on. */
export function DecisionLog({ decisions, hrefOf, decisionHref, nameOf }: DecisionLogProps) {
  const today = dayOf(useNow());
  return (
    <ol className={styles.log} aria-label="Decisions, newest first">
      {decisions.map((decision) => (
        <Entry
          key={decision.id}
          decision={decision}
          isDue={isReviewDue(decision, today)}
          href={hrefOf(decision.opportunityId)}
          decisionHref={decisionHref}
          by={nameOf(decision.decidedById)}
        />
      ))}
    </ol>
  );
}

interface EntryProps {
  decision: Decision;
  isDue: boolean;
  href: string;
  decisionHref: (id: string) => string;
  by: string;
}

function Entry({ decision, isDue, href, decisionHref, by }: EntryProps) {
  const { kind, opportunityTitle, reason, beat, dissent, reopenWhen, reopen, stands } = decision;
  const { reversesId, reversedById, undone } = decision;
  const { name, tone } = decisionWords[kind];
  return (
    <li className={styles.entry} data-due={isDue || undefined}>
      <div>
        <Badge tone={stands ? tone : 'outline'}>{name}</Badge>
        {!stands && (undone || !reversedById) && (
          <p className={styles.aside}>{fellBecause(decision)}</p>
        )}
        {reversedById && !undone && (
          <p className={styles.aside}>
            <Link to={decisionHref(reversedById)}>decided anew since</Link>
          </p>
        )}
      </div>
      <div className={styles.words}>
        <Link variant="plain" className={styles.title} to={href}>
          {opportunityTitle}
        </Link>
        <span className={styles.reason}>{reason}</span>
        {beat && <Aside label="Beat">{beat}</Aside>}
        {dissent && <Aside label="Dissent">{dissent}</Aside>}
        {reopenWhen && <Aside label="Reopen when">{reopenWhen}</Aside>}
        {reopen && (
          <Aside label="Look again when">
            {`${conditionWords(reopen)}. ${stands ? standsAt(reopen) : ''}`}
          </Aside>
        )}
        <span className={styles.aside}>
          {by}, <RelativeTime at={decision.decidedAt} />
          {' · '}
          <Link to={decisionHref(decision.id)}>What did we know then?</Link>
          {reversesId && (
            <>
              {' · '}
              <Link to={decisionHref(reversesId)}>replaces an earlier decision</Link>
            </>
          )}
        </span>
      </div>
      <Figures decision={decision} isDue={isDue} />
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
function Figures({ decision, isDue }: { decision: Decision; isDue: boolean }) {
  const { score, rank, stands, reconfirmations, reopen } = decision;
  const day = reviewDay(decision);
  return (
    <div className={styles.figures}>
      {score !== null && (
        <span>
          score {formatScore(score)}
          {rank !== null && `, rank ${rank}`}
        </span>
      )}
      {stands && isDue && day && <Badge tone="late">{`Review due since ${formatDay(day)}`}</Badge>}
      {stands && !isDue && day && <span>review {formatDay(day)}</span>}
      {stands && reopen?.metSince && <Badge tone="risk">Condition met</Badge>}
      {reconfirmations[0] && (
        <span>
          re-confirmed <RelativeTime at={reconfirmations[0].confirmedAt} />
        </span>
      )}
    </div>
  );
}
