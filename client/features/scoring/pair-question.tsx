import type { KeyboardEvent } from 'react';
import { formatNumber } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { Kbd } from '#client/ui/kbd.tsx';
import { Slider } from '#client/ui/slider.tsx';
import styles from './pairs-dialog.module.css';

interface PairQuestionProps {
  left: string;
  right: string;
  /** How many times more the left one counts; null while it is not judged. */
  times: number | null;
  onJudge: (times: number) => void;
  onBack: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** Saaty's words for 1, 3, 5, 7 and 9; the even numbers lie between them. */
const words: Record<number, string> = {
  1: 'as much as',
  2: 'slightly more than',
  3: 'somewhat more than',
  4: 'quite a bit more than',
  5: 'clearly more than',
  6: 'a good deal more than',
  7: 'much more than',
  8: 'very much more than',
  9: 'incomparably more than',
};

/** The place on the slider: 0 in the middle, -8 where the left one counts nine times as much, 8 where the right one does. */
const placeOf = (times: number) => (times >= 1 ? 1 - Math.round(times) : Math.round(1 / times) - 1);
const timesAt = (place: number) => (place <= 0 ? 1 - place : 1 / (place + 1));

/** One pair: which counts more, from nine times the one to nine times the other. */
export function PairQuestion({ left, right, times, onJudge, onBack, onNext }: PairQuestionProps) {
  const place = times === null ? 0 : placeOf(times);
  const said = sentenceOf({ left, right, place });

  function goOn() {
    onJudge(timesAt(place));
    onNext?.();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    goOn();
  }

  return (
    <div className={styles.pair}>
      <p className={styles.said} data-open={times === null || undefined} aria-live="polite">
        {times === null ? `Which counts more: ${left} or ${right}?` : said}
      </p>
      <div className={styles.names} aria-hidden="true">
        <span>{left}</span>
        <span>{right}</span>
      </div>
      <Slider
        label={`${left} or ${right}`}
        min={-8}
        max={8}
        step={1}
        value={place}
        from="middle"
        valueText={times === null ? 'Not judged yet' : said}
        onChange={(next) => onJudge(timesAt(next))}
        onKeyDown={onKeyDown}
        autoFocus
      />
      <div className={styles.ticks} aria-hidden="true">
        {[9, 7, 5, 3, 1, 3, 5, 7, 9].map((tick, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a scale that never changes
          <span key={index}>{tick}</span>
        ))}
      </div>
      <div className={styles.steps}>
        <Button isDisabled={!onBack} onPress={() => onBack?.()}>
          Back
        </Button>
        <Button onPress={goOn} isDisabled={!onNext && times !== null}>
          {times === null ? 'They count the same' : 'Next'}
        </Button>
        <span className={styles.keys}>
          <Kbd keys={['←', '→']} /> judge, <Kbd keys={['Enter']} /> goes on
        </span>
      </div>
    </div>
  );
}

function sentenceOf({ left, right, place }: { left: string; right: string; place: number }) {
  const size = Math.abs(place) + 1;
  const [more, less] = place <= 0 ? [left, right] : [right, left];
  const factor = size === 1 ? '' : ` (${formatNumber(size)} ×)`;
  return `${more} counts ${words[size]} ${less}${factor}.`;
}
