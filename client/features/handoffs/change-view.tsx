import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '#client/lib/format.ts';
import { Badge } from '#client/ui/badge.tsx';
import { HandoffMark } from '#client/ui/handoff-mark.tsx';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Brief } from '#shared/handoffs/brief.ts';
import { diffBriefs, type FieldDiff, type Wording } from '#shared/handoffs/brief-diff.ts';
import { versionOf } from '#shared/handoffs/change-chain.ts';
import { type Change, changeReasonName } from '#shared/handoffs/schema.ts';
import type { RoadmapItem } from '#shared/roadmap/schema.ts';
import { BriefDiff } from './brief-diff.tsx';
import { ChangeDates } from './change-dates.tsx';
import { ChangeTicks } from './change-ticks.tsx';
import styles from './change-view.module.css';

type NameOf = (id: string | null) => string;

/** Names, days and figures as the screen writes them. */
export const wordingWith = (nameOf: NameOf): Wording => ({
  nameOf,
  day: (day) => formatDay(day),
  figure: (value) => formatNumber(value, 6),
});

type KnownDates = {
  startsOn: string | null;
  finishEarliest: string | null;
  finishLatest: string | null;
};

/** The work as it is promised now. */
type Work = KnownDates & Pick<RoadmapItem, 'acceptanceCriteria'>;

interface ChangeViewProps {
  change: Change;
  /** The version it changes. */
  base: Brief;
  /** The work under the promise that holds; left out for a change of the past, which tells only its own dates. */
  promised?: Work | undefined;
  nameOf: NameOf;
  children?: ReactNode;
}

/** A proposed change as the other side reads it: who, why, word by word what, and what it does to the dates. */
export function ChangeView({ change, base, promised, nameOf, children }: ChangeViewProps) {
  const { proposedById, reason, note, proposedAt, content } = change;
  const diffs = diffBriefs(base.content, content, wordingWith(nameOf));
  return (
    <article className={styles.change} aria-label={`Change to version ${versionOf(change)}`}>
      <header className={styles.head}>
        <HandoffMark size={16} />
        <h3>
          {nameOf(proposedById)} {change.answer ? 'proposed' : 'proposes'} a change
        </h3>
        <span className={styles.quiet}>
          <RelativeTime at={proposedAt} />
        </span>
        <Standing change={change} nameOf={nameOf} />
      </header>
      <p>
        <Badge tone="outline">{changeReasonName[reason]}</Badge> {note && `“${note}”`}
      </p>
      <ChangedParts diffs={diffs} change={change} promised={promised} />
      {change.answer && change.answerNote && (
        <p className={styles.quiet}>
          {change.answeredById ? `${nameOf(change.answeredById)}: ` : ''}“{change.answerNote}”
        </p>
      )}
      {children}
    </article>
  );
}

/** The fields in which it differs, and the dates. */
function ChangedParts({
  diffs,
  change,
  promised,
}: {
  diffs: readonly FieldDiff[];
  change: Change;
  promised: Work | undefined;
}) {
  return (
    <>
      {diffs.length > 0 && <BriefDiff diffs={diffs} />}
      {promised && (
        <ChangeTicks item={promised} acceptanceCriteria={change.content.acceptanceCriteria} />
      )}
      {promised && (
        <div>
          <h4 className={styles.term}>Dates</h4>
          <ChangeDates
            before={promised}
            after={datesOf(change)}
            measureBy={change.content.metric?.measureBy ?? null}
          />
        </div>
      )}
      {!promised && change.startsOn && (
        <p className={styles.quiet}>
          Dates: start {formatDay(change.startsOn)}, finish {formatDay(change.finishEarliest ?? '')}{' '}
          to {formatDay(change.finishLatest ?? '')}
        </p>
      )}
    </>
  );
}

/** The promised dates a change names; null when they stay. */
function datesOf({ startsOn, finishEarliest, finishLatest }: Change) {
  if (startsOn === null || finishEarliest === null || finishLatest === null) return null;
  return { startsOn, finishEarliest, finishLatest };
}

function Standing({ change, nameOf }: { change: Change; nameOf: NameOf }) {
  const { answer, answeredById } = change;
  const by = answeredById ? ` by ${nameOf(answeredById)}` : '';
  if (answer === 'COUNTERSIGNED')
    return <Badge tone="good">{`Countersigned${by}: version ${versionOf(change)}`}</Badge>;
  if (answer === 'REFUSED')
    return <Badge tone="risk">{answeredById ? `Refused${by}` : 'Ended without an answer'}</Badge>;
  if (answer === 'WITHDRAWN') return <Badge>Taken back</Badge>;
  return <Badge tone="accent">Waiting to be countersigned</Badge>;
}
