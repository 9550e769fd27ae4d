import { type KeyboardEvent, type PointerEvent, useCallback, useRef, useState } from 'react';
import { roundedWeeks, type Scales, type Spot, steppedWeeks } from './matrix-view.ts';
import type { Row } from './ranking-view.ts';

/** A bubble and where it was put. */
export type Moved = Spot & { id: string };

/** Nearer than this it was pressed and not dragged. */
const SLACK = 4;
/** One key press moves a score by this share of what is drawn. */
const SCORE_STEP = 1 / 50;

interface Moving {
  drawn: readonly Row[];
  scales: Scales | null;
  onSave: (moved: Moved) => void;
}

/** Moves a bubble by mouse, finger or keys. It stays where it was put, as a what-if, until it is saved or reset. */
export function useBubbleMoves({ drawn, scales, onSave }: Moving) {
  const [moved, setMoved] = useState<Moved | null>(null);
  const now = useRef({ drawn, scales, moved, onSave });
  now.current = { drawn, scales, moved, onSave };

  const spotOf = useCallback((id: string): Moved | null => {
    const { moved: there, drawn: all } = now.current;
    if (there?.id === id) return there;
    const row = all.find((one) => one.id === id);
    return row ? { id, weeks: row.weeks, score: row.score } : null;
  }, []);

  const grab = useCallback(
    (id: string, event: PointerEvent<SVGGElement>) => {
      const start = spotOf(id);
      const { scales: by } = now.current;
      if (!start || !by || event.button !== 0) return;
      setMoved(start);
      follow(event, (right, down) => setMoved(draggedTo(start, by, { right, down })));
    },
    [spotOf],
  );

  const press = useCallback(
    (id: string, event: KeyboardEvent<SVGGElement>) => {
      const spot = spotOf(id);
      if (!spot) return;
      const next = keyMove(event.key, spot, now.current);
      if (next === undefined) return;
      event.preventDefault();
      if (next === 'save') now.current.onSave(spot);
      else if (next === 'next' || next === 'before') focusBeside(event.currentTarget, next);
      else setMoved(next);
    },
    [spotOf],
  );

  const choose = useCallback(
    (id: string) => setMoved((before) => (before?.id === id ? before : spotOf(id))),
    [spotOf],
  );
  const reset = useCallback(() => setMoved((before) => before && unmoved(before, now.current)), []);
  return { moved, grab, press, choose, reset };
}

/** Tells how far a pressed bubble has been dragged, until it is let go; a press that hardly moves is none. */
function follow(
  { currentTarget: held, pointerId, clientX, clientY }: PointerEvent<SVGGElement>,
  onDrag: (right: number, down: number) => void,
): void {
  let isDragged = false;
  held.setPointerCapture(pointerId);
  held.onpointermove = (event) => {
    const [right, down] = [event.clientX - clientX, event.clientY - clientY];
    isDragged ||= Math.hypot(right, down) > SLACK;
    if (isDragged) onDrag(right, down);
  };
  const drop = () => {
    held.onpointermove = null;
    held.onpointerup = null;
    held.onpointercancel = null;
  };
  held.onpointerup = drop;
  held.onpointercancel = drop;
}

/** Straight along one way is what is mostly meant: the other stays as it is until it is clearly left. */
function draggedTo(
  start: Moved,
  { x, y }: Scales,
  { right, down }: { right: number; down: number },
): Moved {
  const isFlat = Math.abs(down) < SLACK * 3;
  const isSteep = Math.abs(right) < SLACK * 3;
  return {
    id: start.id,
    weeks: isSteep ? start.weeks : roundedWeeks(x.invert(x(start.weeks) + right)),
    score: isFlat ? start.score : y.invert(y(start.score) + down),
  };
}

function unmoved({ id }: Moved, { drawn }: { drawn: readonly Row[] }): Moved | null {
  const row = drawn.find((one) => one.id === id);
  return row ? { id, weeks: row.weeks, score: row.score } : null;
}

function keyMove(
  key: string,
  spot: Moved,
  { drawn, scales }: { drawn: readonly Row[]; scales: Scales | null },
): Moved | null | 'save' | 'next' | 'before' | undefined {
  const [low = 0, high = 1] = scales?.y.domain() ?? [];
  const step = (high - low) * SCORE_STEP;
  switch (key) {
    case 'ArrowLeft':
      return { ...spot, weeks: steppedWeeks(spot.weeks, -1) };
    case 'ArrowRight':
      return { ...spot, weeks: steppedWeeks(spot.weeks, 1) };
    case 'ArrowUp':
      return { ...spot, score: spot.score + step };
    case 'ArrowDown':
      return { ...spot, score: spot.score - step };
    case 'Enter':
      return 'save';
    case 'Escape':
      return unmoved(spot, { drawn });
    case 'PageDown':
      return 'next';
    case 'PageUp':
      return 'before';
    default:
      return undefined;
  }
}

function focusBeside(bubble: SVGGElement, which: 'next' | 'before'): void {
  const beside = which === 'next' ? bubble.nextElementSibling : bubble.previousElementSibling;
  if (beside instanceof SVGGElement && beside.dataset.bubble) beside.focus();
}
