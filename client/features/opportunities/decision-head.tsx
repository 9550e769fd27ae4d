import { formatDay, plural } from '#client/lib/format.ts';
import { Badge } from '#client/ui/badge.tsx';
import { DefinitionList } from '#client/ui/definition-list.tsx';
import { Markdown } from '#client/ui/markdown.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Decision } from '#shared/opportunities/decision.ts';
import type { DecisionPage } from '#shared/opportunities/decision-page.ts';
import { isReviewDue, reviewDay } from '#shared/opportunities/review.ts';
import type { Day } from '#shared/time.ts';
import { conditionWords, decisionWords, fellBecause, standsAt } from './decision-words.ts';
import styles from './then-and-now.module.css';

interface DecisionHeadProps {
  decision: Decision;
  together: DecisionPage['together'];
  today: Day;
  nameOf: (memberId: string) => string;
}

/** Who decided what, why, against whom, and until when. */
export function DecisionHead({ decision, together, today, nameOf }: DecisionHeadProps) {
  const { kind, reason, beat, dissent, reopenWhen, reopen, stands } = decision;
  const day = reviewDay(decision);
  return (
    <div className={styles.sections}>
      <p className={styles.link}>
        <Badge tone={stands ? decisionWords[kind].tone : 'outline'}>
          {decisionWords[kind].name}
        </Badge>
        <span>
          {nameOf(decision.decidedById)}, <RelativeTime at={decision.decidedAt} />
        </span>
        {!stands && <span className={styles.same}>{fellBecause(decision)}</span>}
        {isReviewDue(decision, today) && <Badge tone="late">Review due</Badge>}
        {stands && reopen?.metSince && <Badge tone="risk">Condition met</Badge>}
      </p>
      <div className={styles.words}>
        <Markdown text={reason} />
      </div>
      <DefinitionList
        items={[
          { term: 'Dissent', value: dissent },
          { term: 'Beat', value: beat },
          { term: 'Look at it again on', value: day && formatDay(day) },
          { term: 'Reopen when', value: reopenWhen },
          {
            term: 'Look again when',
            value: reopen && `${conditionWords(reopen)}. ${stands ? standsAt(reopen) : ''}`,
          },
          {
            term: 'Decided together with',
            value:
              together.length > 0 &&
              `${plural(together.length, 'other')}: ${together.map(({ title }) => title).join(', ')}`,
          },
          ...decision.reconfirmations.map((again) => ({
            term: 'Re-confirmed',
            value: (
              <>
                {nameOf(again.confirmedById)}, <RelativeTime at={again.confirmedAt} />, until{' '}
                {formatDay(again.reviewDate)}: {again.reason}
              </>
            ),
          })),
        ].filter(({ value }) => value)}
      />
    </div>
  );
}
