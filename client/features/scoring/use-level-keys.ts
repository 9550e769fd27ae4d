import { type KeyboardEvent, useRef } from 'react';
import { type End, levelBeside, levelTyped } from '#shared/scoring/answer.ts';
import type { Answer } from '#shared/scoring/schema.ts';

const TYPING_MS = 800;

interface LevelKeys {
  levels: readonly number[];
  answer: Answer | undefined;
  /** The level of the number that is being set. */
  chosen: number | undefined;
  choose: (value: number, end?: End) => void;
  /** The next level is this number's; pressed again, the likely one's. */
  choosesEnd: (end: End) => void;
  focus: (level: number) => void;
}

/** What keys do on a row of levels: digits, arrows, Shift with an arrow, l and h. */
export function useLevelKeys(keys: LevelKeys) {
  const { levels, answer, chosen, choose, choosesEnd, focus } = keys;
  const typed = useRef({ digits: '', at: 0 });

  function take(level: number) {
    choose(level);
    focus(level);
  }

  function step(steps: number) {
    const first = levels[steps > 0 ? 0 : levels.length - 1] as number;
    take(chosen === undefined ? first : levelBeside(levels, chosen, steps));
  }

  /** Opens the range by one level: down with ←, up with →. */
  function widen(steps: number) {
    if (!answer) return;
    const end = steps < 0 ? 'low' : 'high';
    choose(levelBeside(levels, answer[end], steps), end);
  }

  function type({ key, timeStamp }: KeyboardEvent) {
    const { digits, at } = typed.current;
    const together = (timeStamp - at < TYPING_MS ? digits : '') + key;
    typed.current = { digits: together, at: timeStamp };
    const level = levelTyped(levels, together);
    if (level !== null) take(level);
  }

  /** What this key does here; undefined when it does nothing. */
  function actOf(event: KeyboardEvent): (() => void) | undefined {
    const { key, shiftKey } = event;
    if (/^\d$/.test(key)) return () => type(event);
    const steps = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (steps !== undefined) return () => (shiftKey ? widen(steps) : step(steps));
    const end = ({ l: 'low', h: 'high' } as const)[key];
    return answer && end ? () => choosesEnd(end) : undefined;
  }

  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    act();
  };
}
