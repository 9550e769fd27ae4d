import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

type Area = HTMLTextAreaElement | HTMLInputElement;
interface Seen {
  value: string;
  start: number;
  end: number;
}

const seenIn = ({ value, selectionStart, selectionEnd }: Area): Seen => ({
  value,
  start: selectionStart ?? value.length,
  end: selectionEnd ?? value.length,
});

/** Where a place in a text is after the text was changed elsewhere. */
export function placeAfter(before: string, after: string, place: number): number {
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same += 1;
  if (place <= same) return place;
  let tail = 0;
  const most = Math.min(before.length, after.length) - same;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (place >= before.length - tail) return place + after.length - before.length;
  return same;
}

/** Keeps caret and selection by the words they stood at when a controlled text changes under its writer. */
export function useCaretKept(place: RefObject<Area | null>, value: string): void {
  const seen = useRef<Seen | null>(null);
  useEffect(() => {
    const area = place.current;
    if (!area) return;
    const note = () => {
      seen.current = seenIn(area);
    };
    // Before React hears of it, and so before the value is written back.
    const kinds = ['input', 'select', 'keyup', 'pointerup', 'focus'] as const;
    for (const kind of kinds) area.addEventListener(kind, note, { capture: true });
    return () => {
      for (const kind of kinds) area.removeEventListener(kind, note, { capture: true });
    };
  }, [place]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value is what may have moved the caret
  useLayoutEffect(() => {
    const area = place.current;
    const before = seen.current;
    if (!area || !before || area !== document.activeElement || area.value === before.value) return;
    const [start, end] = [before.start, before.end].map((at) =>
      placeAfter(before.value, area.value, at),
    );
    area.setSelectionRange(start ?? 0, end ?? 0);
    seen.current = seenIn(area);
  }, [value]);
}
