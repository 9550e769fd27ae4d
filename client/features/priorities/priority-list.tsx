import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { formatNumber } from '#client/lib/format.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Link } from '#client/ui/link.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { Priority } from '#shared/priorities/schema.ts';
import { useRankPriority } from './api.ts';
import styles from './priority-list.module.css';
import { SidesBar } from './sides-bar.tsx';

interface PriorityListProps {
  slug: string;
  priorities: readonly Priority[];
  openId: string | null;
  hrefOf: (priority: Priority) => string;
  /** Draws a metric the priority should move. */
  renderMetric: (metricId: string) => ReactNode;
  mayRank: boolean;
}

type Direction = 'up' | 'down';

/** The ranked list: what the organisation has chosen, most important first. */
export function PriorityList({
  slug,
  priorities,
  openId,
  hrefOf,
  renderMetric,
  mayRank,
}: PriorityListProps) {
  const rank = useRankPriority(slug);
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ priority: Priority; direction: Direction } | null>(null);
  const sides = priorities.flatMap(({ opportunities }) => [
    opportunities.strategy,
    opportunities.implementation,
  ]);
  const longest = Math.max(0, ...sides);

  // Rows change places in the document, which drops focus: it goes back to the button that was pressed,
  // or to its neighbour at either end of the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new order may have dropped the focus
  useEffect(() => {
    if (!moved) return;
    const buttons =
      list.current?.querySelectorAll<HTMLButtonElement>(
        `[data-id="${moved.priority.id}"] button`,
      ) ?? [];
    const [up, down] = buttons;
    const wanted = moved.direction === 'up' ? up : down;
    (wanted?.disabled ? (moved.direction === 'up' ? down : up) : wanted)?.focus();
  }, [moved, priorities]);

  function move(index: number, direction: Direction) {
    const priority = priorities[index] as Priority;
    const after = direction === 'up' ? priorities[index - 2] : priorities[index + 1];
    rank.mutate({ id: priority.id, after: after?.id ?? null });
    setMoved({ priority, direction });
  }

  const place = moved ? priorities.findIndex(({ id }) => id === moved.priority.id) + 1 : 0;
  return (
    <>
      {rank.isError && (
        <ProblemNote title="It keeps its rank.">{sentenceOf(rank.error)}</ProblemNote>
      )}
      <ol className={styles.list} ref={list}>
        {priorities.map((priority, index) => (
          <PriorityRow
            key={priority.id}
            priority={priority}
            isOpen={priority.id === openId}
            href={hrefOf(priority)}
            longest={longest}
            metrics={priority.metricIds.map(renderMetric)}
            onMove={mayRank ? (direction) => move(index, direction) : undefined}
            isLast={index === priorities.length - 1}
          />
        ))}
      </ol>
      <VisuallyHidden>
        <span role="status">
          {moved && place > 0 && `${moved.priority.name} is now ${place} of ${priorities.length}.`}
        </span>
      </VisuallyHidden>
    </>
  );
}

interface PriorityRowProps {
  priority: Priority;
  isOpen: boolean;
  isLast: boolean;
  href: string;
  longest: number;
  metrics: ReactNode[];
  onMove: ((direction: Direction) => void) | undefined;
}

function PriorityRow({
  priority,
  isOpen,
  isLast,
  href,
  longest,
  metrics,
  onMove,
}: PriorityRowProps) {
  const { id, name, statement, rank, weight } = priority;
  return (
    <li className={styles.row} data-id={id} data-open={isOpen || undefined}>
      <span className={styles.rank} aria-hidden="true">
        {rank}
      </span>
      <div className={styles.words}>
        <Link className={styles.name} variant="plain" to={href}>
          {name}
        </Link>
        {statement && <p className={styles.statement}>{statement}</p>}
        {metrics.length > 0 && <div className={styles.metrics}>{metrics}</div>}
      </div>
      <span className={styles.weight}>
        <span>weight</span> {formatNumber(weight, 2)}
      </span>
      <div className={styles.sides}>
        <SidesBar opportunities={priority.opportunities} longest={longest} />
      </div>
      {onMove && (
        <div className={styles.moves}>
          <IconButton
            size="small"
            label={`Rank ${name} higher`}
            icon={<ArrowUp aria-hidden="true" />}
            isDisabled={rank === 1}
            onPress={() => onMove('up')}
          />
          <IconButton
            size="small"
            label={`Rank ${name} lower`}
            icon={<ArrowDown aria-hidden="true" />}
            isDisabled={isLast}
            onPress={() => onMove('down')}
          />
        </div>
      )}
    </li>
  );
}
