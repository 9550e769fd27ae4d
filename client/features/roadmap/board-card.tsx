import {
  ArrowDown,
  ArrowUp,
  CircleDashed,
  Clock,
  Ellipsis,
  Eye,
  Feather,
  GripVertical,
  TriangleAlert,
  Undo2,
  X,
} from 'lucide-react';
import { type HTMLAttributes, use } from 'react';
import { formatExact, formatScore, plural } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { BoardCard } from '#shared/roadmap/schema.ts';
import { dayOf, daysBetween } from '#shared/time.ts';
import styles from './board-card.module.css';
import { ListsContext, useMark } from './board-store.ts';
import { type BoardStage, clockOf } from './board-view.ts';

let remPx = 0;
/** What 1rem is here in px: cards grow with the reader's text size. */
export function rem(): number {
  remPx ||= Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return remPx;
}

/** In px; it follows from the facts on the card, so that nothing has to be measured. */
export function heightOf(card: BoardCard): number {
  const lines = (card.priority === undefined ? 0 : 1) + (hasPeopleLine(card) ? 1 : 0);
  return (4.75 + lines * 1.125) * rem();
}

const hasPeopleLine = ({ owner, toOwner, claimer, lead, metric }: BoardCard) =>
  [owner, toOwner, claimer, lead, metric].some((index) => index !== undefined);

interface CardFaceProps {
  card: BoardCard;
  stage: BoardStage;
  href: string;
  /** What makes the grip a drag handle. */
  handle: HTMLAttributes<HTMLElement> | null;
  isEntry?: boolean;
  isLifted?: boolean;
}

/** A card, readable in a second. Its link, handle and menu are one stop of the Tab key in each column. */
export function CardFace({
  card,
  stage,
  href,
  handle,
  isEntry = false,
  isLifted = false,
}: CardFaceProps) {
  const mark = useMark(card.id);
  const tabIndex = isEntry || mark.isStop ? 0 : -1;
  const titleId = isLifted ? undefined : `title-${card.id}`;
  const today = dayOf(useNow());
  const isReviewDue = card.review !== undefined && card.review < today;
  return (
    <article
      className={styles.card}
      data-card={card.id}
      data-open={mark.isOpen || undefined}
      data-moved={mark.isMoved || undefined}
      data-lifted={isLifted || undefined}
      data-review-due={isReviewDue || undefined}
      aria-labelledby={titleId}
    >
      <a
        className={styles.title}
        id={titleId}
        href={href}
        tabIndex={tabIndex}
        title={card.title}
        draggable={false}
      >
        {card.title}
      </a>
      {/* biome-ignore lint/a11y/useSemanticElements: the drag library lifts nothing by a native button */}
      <span
        className={styles.handle}
        role="button"
        {...handle}
        tabIndex={tabIndex}
        aria-label={`Drag ${card.title}`}
      >
        <GripVertical aria-hidden="true" />
      </span>
      <PriorityLine card={card} />
      <PeopleLine card={card} />
      <Facts card={card} stage={stage} isReviewDue={isReviewDue} />
      <button
        type="button"
        className={styles.menu}
        data-menu
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-label={`Move ${card.title}`}
      >
        <Ellipsis aria-hidden="true" />
      </button>
      {mark.correction && !isLifted && <Correction sentence={mark.correction} />}
    </article>
  );
}

function PriorityLine({ card }: { card: BoardCard }) {
  const { priorities } = use(ListsContext);
  if (card.priority === undefined) return null;
  return (
    <p className={styles.line}>
      <span
        className={styles.dot}
        style={{ ['--hue' as string]: (card.priority * 67 + 250) % 360 }}
      />
      <VisuallyHidden>Priority </VisuallyHidden>
      <span className={styles.text}>{priorities[card.priority]?.name}</span>
    </p>
  );
}

function PeopleLine({ card }: { card: BoardCard }) {
  const { members, owners, metrics } = use(ListsContext);
  if (!hasPeopleLine(card)) return null;
  const person = card.lead ?? card.claimer;
  const team = card.owner ?? card.toOwner;
  const who = [
    person === undefined ? null : members[person]?.name,
    team === undefined ? null : owners[team]?.name,
  ].filter((name) => name != null);
  const metric = card.metric === undefined ? undefined : metrics[card.metric];
  const Arrow = metric?.direction === 'DOWN' ? ArrowDown : ArrowUp;
  return (
    <p className={styles.line}>
      {who.length > 0 && (
        <span className={styles.text} title={who.join(', ')}>
          <VisuallyHidden>Owner </VisuallyHidden>
          {who[0]}
        </span>
      )}
      {metric && (
        <span className={styles.metric} title={metric.name}>
          <Arrow aria-hidden="true" />
          <VisuallyHidden>Metric </VisuallyHidden>
          <span className={styles.text}>{metric.name}</span>
        </span>
      )}
    </p>
  );
}

interface FactsProps {
  card: BoardCard;
  stage: BoardStage;
  isReviewDue: boolean;
}

function Facts({ card, stage, isReviewDue }: FactsProps) {
  const now = useNow();
  const { calendar } = use(ListsContext);
  const since = new Date(card.since);
  const days = daysBetween(since, now);
  const clock = clockOf(card, stage, { now, calendar });
  const ClockIcon = clock?.tone === 'late' ? Clock : TriangleAlert;
  return (
    <p className={styles.facts}>
      <Score card={card} stage={stage} />
      {card.brief !== undefined && (
        <span className={styles.fact} title={`Version ${card.brief} of the brief`}>
          v{card.brief}
        </span>
      )}
      {card.returns !== undefined && (
        <span className={styles.fact} title={`Returned ${plural(card.returns, 'time')}`}>
          <Undo2 aria-hidden="true" />
          {card.returns}
          <VisuallyHidden> times returned</VisuallyHidden>
        </span>
      )}
      {card.deadlock && (
        <span
          className={styles.unbacked}
          title="It came back twice for the same field: an executive says what holds"
        >
          <TriangleAlert aria-hidden="true" />
          deadlock
        </span>
      )}
      {isReviewDue && (
        <span className={styles.review} title="Past its review date: is it still worth it?">
          Review due
        </span>
      )}
      {card.conditionMet && !isReviewDue && (
        <span
          className={styles.unbacked}
          title="The metric its decision names has reached what it says: look at it again"
        >
          <Eye aria-hidden="true" />
          look again
        </span>
      )}
      {card.light && (
        <span className={styles.fact} title="At most a week of work: a short brief is enough">
          <Feather aria-hidden="true" />
          light
        </span>
      )}
      {card.unbacked && (
        <span className={styles.unbacked} title="No decision and no handoff stand behind this work">
          <CircleDashed aria-hidden="true" />
          unbacked
        </span>
      )}
      <time
        className={styles.days}
        dateTime={card.since}
        title={
          clock
            ? `${clock.sentence} Here since ${formatExact(since)}.`
            : `Here since ${formatExact(since)}`
        }
        data-tone={clock?.tone}
      >
        {clock && <ClockIcon aria-hidden="true" />}
        {clock && `${clock.word} `}
        {days === 0 ? 'today' : `${days} d`}
      </time>
    </p>
  );
}

function Score({ card, stage }: { card: BoardCard; stage: BoardStage }) {
  if (card.score !== undefined) {
    return (
      <span className={styles.score} title="Score">
        <VisuallyHidden>Score </VisuallyHidden>
        {formatScore(card.score)}
      </span>
    );
  }
  if (card.raters !== undefined && card.rated === card.raters) {
    return (
      <span className={styles.fact} title="Rated by all, but the scoring model gives no score">
        no score
      </span>
    );
  }
  if (card.raters !== undefined) {
    return (
      <span className={styles.fact}>
        {card.rated ?? 0} of {card.raters} rated
      </span>
    );
  }
  return stage === 'ASSESS' ? <span className={styles.fact}>not rated</span> : null;
}

/** The server refused: the card is back, and this says why. */
function Correction({ sentence }: { sentence: string }) {
  return (
    <span className={styles.correction} role="alert">
      <TriangleAlert aria-hidden="true" />
      <span>{sentence}</span>
      <button type="button" className={styles.dismiss} data-dismiss aria-label="Dismiss">
        <X aria-hidden="true" />
      </button>
    </span>
  );
}
