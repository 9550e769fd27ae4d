import { formatDay, formatScore } from '#client/lib/format.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { paths } from '#client/paths.ts';
import { Badge } from '#client/ui/badge.tsx';
import { DefinitionList } from '#client/ui/definition-list.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Link } from '#client/ui/link.tsx';
import { Markdown } from '#client/ui/markdown.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Decision } from '#shared/opportunities/decision.ts';
import { isReviewDue, reviewDay } from '#shared/opportunities/review.ts';
import styles from './decision-section.module.css';
import { conditionWords, decisionWords, fellBecause, standsAt } from './decision-words.ts';
import { missingDecision, type Situation } from './situation.ts';

/** The decisions on record, newest first; none of them ever changes. */
export function DecisionSection({ slug, situation }: { slug: string; situation: Situation }) {
  const { page, members, today } = situation;
  const missing = missingDecision(page);
  if (page.decisions.length === 0) {
    return (
      <EmptyState size="small" title="Not decided yet.">
        {missing.length > 0
          ? missing.map(({ sentence }) => sentence).join(' ')
          : 'It is rated: an advisor can pursue, park or reject it.'}
      </EmptyState>
    );
  }
  return (
    <ol className={styles.records}>
      {page.decisions.map((decision) => (
        <DecisionRecord
          key={decision.id}
          decision={decision}
          href={paths.decision(slug, decision.id)}
          isDue={isReviewDue(decision, today)}
          nameOf={(id) => nameIn(members, id)}
        />
      ))}
    </ol>
  );
}

interface DecisionRecordProps {
  decision: Decision;
  href: string;
  isDue: boolean;
  nameOf: (memberId: string) => string;
}

function DecisionRecord({ decision, href, isDue, nameOf }: DecisionRecordProps) {
  const { kind, reason, beat, dissent, reopenWhen, reopen, score, rank, decidedAt, stands } =
    decision;
  const day = reviewDay(decision);
  return (
    <li className={styles.record}>
      <p className={styles.head}>
        <Badge tone={decisionWords[kind].tone}>{decisionWords[kind].name}</Badge>
        <span>
          {nameOf(decision.decidedById)}, <RelativeTime at={decidedAt} />
        </span>
        {!stands && <span className={styles.quiet}>{fellBecause(decision)}</span>}
        {isDue && <Badge tone="late">Review due</Badge>}
        {stands && reopen?.metSince && <Badge tone="risk">Condition met</Badge>}
        <span className={styles.frozen}>
          {score === null ? 'no score' : `score ${formatScore(score)}`}
          {rank !== null && `, rank ${rank}`} <span className={styles.quiet}>frozen</span>
        </span>
      </p>
      <div className={styles.reason}>
        <Markdown text={reason} />
      </div>
      <DefinitionList
        items={[
          { term: 'Beat', value: beat },
          { term: 'Dissent', value: dissent },
          { term: 'Look at it again on', value: day && formatDay(day) },
          { term: 'Reopen when', value: reopenWhen },
          {
            term: 'Look again when',
            value: reopen && `${conditionWords(reopen)}. ${stands ? standsAt(reopen) : ''}`,
          },
          ...decision.reconfirmations.map(({ confirmedById, confirmedAt, reason: why }) => ({
            term: 'Re-confirmed',
            value: (
              <>
                {nameOf(confirmedById)}, <RelativeTime at={confirmedAt} />: {why}
              </>
            ),
          })),
        ].filter(({ value }) => value)}
      />
      <p>
        <Link to={href}>What did we know then?</Link>
      </p>
    </li>
  );
}
