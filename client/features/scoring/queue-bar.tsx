import { ChevronLeft, ChevronRight } from 'lucide-react';
import { formatDay } from '#client/lib/format.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { ShareBar } from '#client/ui/meter.tsx';
import type { RatingQueue } from '#shared/scoring/session.ts';
import styles from './queue.module.css';

interface QueueBarProps {
  queue: RatingQueue;
  sessionId: string | null;
  today: string;
  onGo: (steps: number) => void;
}

/** Which session this is of, how many are left, and the way to the next without answering. */
export function QueueBar({ queue, sessionId, today, onGo }: QueueBarProps) {
  const { left, asked, sessions } = queue;
  const session = sessions.find(({ id }) => id === sessionId);
  return (
    <div className={styles.bar}>
      <div className={styles.progress}>
        <ShareBar label="Answered" share={asked === 0 ? 1 : (asked - left) / asked} tone="cool" />
      </div>
      <span role="status">
        {left} of {asked} left
      </span>
      {session ? (
        <span>
          <span className={styles.session}>{session.name}</span>, asked by {session.startedByName}
          {session.dueOn && `, ${due(session.dueOn, today)}`}
        </span>
      ) : (
        <span>asked outside a session</span>
      )}
      <span className={styles.move}>
        <IconButton
          size="small"
          label="Previous (p)"
          icon={<ChevronLeft aria-hidden="true" />}
          onPress={() => onGo(-1)}
        />
        <IconButton
          size="small"
          label="Next (n)"
          icon={<ChevronRight aria-hidden="true" />}
          onPress={() => onGo(1)}
        />
      </span>
      {session?.note && <p className={styles.note}>{session.note}</p>}
    </div>
  );
}

const due = (day: string, today: string): string =>
  day < today ? `was due ${formatDay(day)}` : day === today ? 'due today' : `due ${formatDay(day)}`;
