import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { formatExact, formatMoneyPerWeek } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import type { Obligation } from '#shared/progress/schema.ts';
import { waitingCostSoFar } from '#shared/progress/waiting.ts';
import { type DoneInPlace, isDoneInPlace, isGivenInPlace } from './api.ts';
import { GiveEffort } from './give-effort.tsx';
import styles from './obligation-list.module.css';
import { askedFor, reached, whoWaits, wordsOf } from './obligation-words.ts';
import { formatCost, formatWait } from './waits.ts';

interface ObligationRowProps {
  slug: string;
  obligation: Obligation;
  currency: string;
  onDo: (obligation: DoneInPlace) => void;
}

/** One thing somebody waits for: the verb, what about, who waits, how long and at what cost. */
export function ObligationRow({ slug, obligation, currency, onDo }: ObligationRowProps) {
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const { kind, opportunityId, title, since, costOfDelay, cameBack } = obligation;
  const { verb, tone, at } = wordsOf(obligation);
  const soFar = waitingCostSoFar(costOfDelay, new Date(since), now);
  return (
    <li className={styles.row}>
      <span className={styles.verb}>
        <Badge tone={tone} icon={null}>
          {verb}
        </Badge>
      </span>
      <div className={styles.what}>
        <Link
          className={styles.title}
          variant="plain"
          to={
            kind === 'rate'
              ? paths.rating(slug, opportunityId)
              : `${paths.opportunity(slug, opportunityId)}?${at}`
          }
          data-obligation
        >
          {title}
        </Link>
        <p className={styles.who}>{whoWaits(obligation)}</p>
        {obligation.request && <p className={styles.back}>{askedFor(obligation.request)}</p>}
        {obligation.condition && <p className={styles.back}>{reached(obligation.condition)}</p>}
        {cameBack && <p className={styles.back}>It came back: “{cameBack}”</p>}
      </div>
      <time className={styles.wait} dateTime={since} title={formatExact(new Date(since))}>
        {formatWait(since, now)}
      </time>
      <span className={styles.rate}>{costOfDelay !== null && formatMoneyPerWeek(costOfDelay)}</span>
      <span className={styles.cost}>
        {costOfDelay === null ? (
          <span className={styles.unknown}>
            {kind === 'prove' || kind === 'reconfirm' ? 'no delay cost' : 'cost unknown'}
          </span>
        ) : (
          `${formatCost(soFar ?? 0, currency)} so far`
        )}
      </span>
      <span className={styles.act}>
        {isDoneInPlace(obligation) && (
          <Button
            size="small"
            variant={kind === 'claim' ? 'accent' : 'secondary'}
            aria-label={`${verb} ${title}`}
            onPress={() => onDo(obligation)}
          >
            {verb}
          </Button>
        )}
        {isGivenInPlace(obligation) && !isOpen && (
          <Button size="small" aria-label={`${verb} ${title}`} onPress={() => setOpen(true)}>
            {verb}
          </Button>
        )}
      </span>
      {isGivenInPlace(obligation) && isOpen && (
        <div className={styles.form}>
          <GiveEffort slug={slug} obligation={obligation} onClose={() => setOpen(false)} />
        </div>
      )}
    </li>
  );
}

/** Said when the list is shown from an answer that could not be renewed. */
export function StaleNote({ onRetry }: { onRetry: () => void }) {
  return (
    <p className={styles.stale} role="status">
      This list could not be renewed and may be out of date.{' '}
      <Button
        size="small"
        variant="quiet"
        icon={<RotateCcw aria-hidden="true" />}
        onPress={onRetry}
      >
        Try again
      </Button>
    </p>
  );
}
