import { X } from 'lucide-react';
import { useRef } from 'react';
import { formatNumber, plural } from '#client/lib/format.ts';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import { Button } from '#client/ui/button.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Kbd } from '#client/ui/kbd.tsx';
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

/** What the meeting can do with those it has chosen. `d` leads here from anywhere in a list of thousands. */
export function MeetingBar({ count, weeks, onDecide, onClear }: MeetingBarProps) {
  const isTooMany = count > MAX_TOGETHER;
  const bar = useRef<HTMLElement>(null);
  const enter = () => bar.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  useShortcuts({ d: enter }, { whileChoosing: true });
  return (
    <section className={styles.bar} aria-label="With the chosen" ref={bar}>
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
      <span className={styles.key}>
        <Kbd keys={['D']} />
      </span>
      <IconButton label="Choose none" icon={<X aria-hidden="true" />} onPress={onClear} />
    </section>
  );
}
