import { RotateCcw } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from 'react';
import { formatExact, formatMoneyPerWeek } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { paths } from '#client/paths.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { whoWaits, wordsOf } from '#shared/progress/obligation-words.ts';
import type { Obligation } from '#shared/progress/schema.ts';
import { waitingCostSoFar } from '#shared/progress/waiting.ts';
import { isDoneInPlace, isGivenInPlace } from './api.ts';
import styles from './obligation-list.module.css';
import { aboutWhat, askedFor, reached, toneOf } from './obligation-words.ts';
import type { InboxRow } from './use-inbox.ts';
import { formatCost, formatWait } from './waits.ts';

interface ObligationRowProps {
  row: InboxRow;
  slug: string;
  currency: string;
  onOpen: () => void;
  /** Does at once what asks nothing. */
  onDo: () => void;
  /** What it needs, while it is open. */
  children: ReactNode;
}

/** One thing somebody waits for: the verb, what about, who waits, how long and at what cost; opened, the form it is done with. */
export function ObligationRow({ row, children, ...rest }: ObligationRowProps) {
  const { slug, currency, onOpen, onDo } = rest;
  const { obligation, isOpen } = row;
  const id = useId();
  const now = useNow();
  const { kind, opportunityId, title, since, costOfDelay } = obligation;
  const { verb, at } = wordsOf(obligation);
  const said = ['verb', 'who', 'wait', 'cost'].map((part) => `${id}-${part}`);
  const isPlain = isDoneInPlace(obligation);
  return (
    <li className={styles.row} data-open={isOpen || undefined}>
      <span className={styles.verb} id={said[0]}>
        <Badge tone={toneOf[kind]} icon={null}>
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
          data-obligation={row.key}
          aria-expanded={isOpen}
          aria-describedby={said.join(' ')}
          onClick={inPlace(onOpen)}
        >
          {title}
        </Link>
        <Why obligation={obligation} id={said[1]} />
      </div>
      <time
        className={styles.wait}
        id={said[2]}
        dateTime={since}
        title={formatExact(new Date(since))}
      >
        {formatWait(since, now)}
      </time>
      <span className={styles.rate}>{costOfDelay !== null && formatMoneyPerWeek(costOfDelay)}</span>
      <Cost obligation={obligation} currency={currency} now={now} id={said[3]} />
      <span className={styles.act}>
        {(isPlain || (isGivenInPlace(obligation) && !isOpen)) && (
          <Button
            size="small"
            variant={kind === 'claim' ? 'accent' : 'secondary'}
            aria-label={`${verb} ${title}`}
            onPress={isPlain ? onDo : onOpen}
          >
            {verb}
          </Button>
        )}
      </span>
      {isOpen && (
        <section className={styles.form} aria-label={title} onKeyDown={putBack(onOpen)}>
          {children}
        </section>
      )}
    </li>
  );
}

/** A plain click or Enter opens the row; with a modifier the card opens elsewhere, as links do. */
const inPlace = (open: () => void) => (event: MouseEvent) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open();
};

const putBack = (close: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  event.currentTarget.closest('li')?.querySelector<HTMLElement>('[data-obligation]')?.focus();
  close();
};

/** Who waits and for what, and what led to it. */
function Why({ obligation, id }: { obligation: Obligation; id: string | undefined }) {
  const { request, condition, about, cameBack, remindedAt } = obligation;
  return (
    <div id={id}>
      <p className={styles.who}>
        {whoWaits(obligation)}
        {remindedAt && (
          <>
            {' · reminded '}
            <RelativeTime at={remindedAt} />
          </>
        )}
      </p>
      {about && <p className={styles.back}>{aboutWhat(about)}</p>}
      {request && <p className={styles.back}>{askedFor(request)}</p>}
      {condition && <p className={styles.back}>{reached(condition)}</p>}
      {cameBack && <p className={styles.back}>It came back: “{cameBack}”</p>}
    </div>
  );
}

interface CostProps {
  obligation: Obligation;
  currency: string;
  now: Date;
  id: string | undefined;
}

function Cost({ obligation, currency, now, id }: CostProps) {
  const { kind, costOfDelay, since } = obligation;
  const soFar = waitingCostSoFar(costOfDelay, new Date(since), now);
  return (
    <span className={styles.cost} id={id}>
      {costOfDelay === null ? (
        <span className={styles.unknown}>
          {kind === 'prove' || kind === 'reconfirm' ? 'no delay cost' : 'cost unknown'}
        </span>
      ) : (
        `${formatCost(soFar ?? 0, currency)} so far`
      )}
    </span>
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
