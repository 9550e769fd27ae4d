import { X } from 'lucide-react';
import { formatNumber, plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { DecisionKind, MAX_TOGETHER } from '#shared/opportunities/decision.ts';
import { decisionWords } from './decision-words.ts';
import styles from './meeting-bar.module.css';

interface MeetingBarProps {
  count: number;
  /** Person-weeks of those chosen. */
  weeks: number;
  onDecide: (kind: DecisionKind) => void;
  onClear: () => void;
}

/** What the meeting can do with those it has chosen. */
export function MeetingBar({ count, weeks, onDecide, onClear }: MeetingBarProps) {
  const isTooMany = count > MAX_TOGETHER;
  return (
    <section className={styles.bar} aria-label="With the chosen">
      <span className={styles.count} role="status">
        {plural(count, 'chosen', 'chosen')}, {formatNumber(weeks, 0)} weeks
        {isTooMany && `; at most ${MAX_TOGETHER} at once`}
      </span>
      {DecisionKind.options.map((kind) => (
        <Button
          key={kind}
          variant={kind === 'PURSUE' ? 'primary' : 'secondary'}
          isDisabled={isTooMany}
          onPress={() => onDecide(kind)}
        >
          {decisionWords[kind].name}
        </Button>
      ))}
      <IconButton label="Choose none" icon={<X aria-hidden="true" />} onPress={onClear} />
    </section>
  );
}
