import { type PointerEvent, useEffect, useMemo, useRef } from 'react';

/** A row under way: where it lay when it was taken, and where it would go. */
interface Carried {
  row: HTMLElement;
  rows: HTMLElement[];
  middles: number[];
  height: number;
  from: number;
  to: number;
  startY: number;
  startScroll: number;
}

type List = { readonly current: HTMLElement | null };
type OnDrop = (row: string, to: number) => void;

/** What a grip listens to. */
export type Grip = Record<
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
  (event: PointerEvent<HTMLElement>) => void
>;

/** From so many pixels to an edge of the page, a carried row scrolls it. */
const EDGE = 56;
const STEP = 14;

/**
 * Rows that a mouse, pen or finger takes by its grip and puts elsewhere in their list; Esc puts them back. It
 * moves the elements themselves, so that a list of fields is not drawn anew at every pixel. Keys have buttons.
 */
export function useRowDrag(list: List, onDrop: OnDrop): Grip {
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  }, [onDrop]);
  const { grip, letGo } = useMemo(() => dragIn(list, latest), [list]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && letGo()) event.stopPropagation();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [letGo]);
  return grip;
}

function dragIn(list: List, onDrop: { readonly current: OnDrop }) {
  let carried: Carried | null = null;
  const scroller = () => document.getElementById('main');

  function letGo(): Carried | null {
    const was = carried;
    carried = null;
    for (const row of was?.rows ?? []) row.style.transform = '';
    was?.row.removeAttribute('data-carried');
    return was;
  }

  const grip: Grip = {
    onPointerDown({ currentTarget, button, pointerId, clientY }) {
      const row = currentTarget.closest<HTMLElement>('[data-row]');
      if (!row || !list.current || button !== 0) return;
      currentTarget.setPointerCapture(pointerId);
      const startScroll = scroller()?.scrollTop ?? 0;
      carried = takeUp(row, { list: list.current, startY: clientY, startScroll });
      row.setAttribute('data-carried', '');
    },
    onPointerMove({ clientY }) {
      if (!carried) return;
      const main = scroller();
      scrollAtEdge(main, clientY);
      const scrolled = (main?.scrollTop ?? 0) - carried.startScroll;
      carry(carried, clientY - carried.startY + scrolled);
    },
    onPointerUp() {
      const was = letGo();
      if (was && was.to !== was.from) onDrop.current(was.row.dataset.row ?? '', was.to);
    },
    onPointerCancel: () => void letGo(),
  };
  return { grip, letGo };
}

function takeUp(
  row: HTMLElement,
  { list, ...start }: { list: HTMLElement } & Pick<Carried, 'startY' | 'startScroll'>,
): Carried {
  const rows = [...list.querySelectorAll<HTMLElement>(':scope > [data-row]')];
  const boxes = rows.map((one) => one.getBoundingClientRect());
  const from = rows.indexOf(row);
  return {
    row,
    rows,
    middles: boxes.map(({ top, height }) => top + height / 2),
    height: boxes[from]?.height ?? 0,
    from,
    to: from,
    ...start,
  };
}

/** The row follows the pointer; those it has passed make room. */
function carry(now: Carried, by: number): void {
  const { rows, middles, from, height } = now;
  const at = (middles[from] ?? 0) + by;
  // Downwards its lower edge passes a middle, upwards its upper one.
  const edge = at + (Math.sign(by) * height) / 2;
  now.to = middles.filter((middle, index) => index !== from && middle < edge).length;
  rows.forEach((row, index) => {
    const isPassed = index > from ? index <= now.to : index >= now.to;
    const room = index > from ? -height : height;
    row.style.transform =
      index === from ? `translateY(${by}px)` : isPassed ? `translateY(${room}px)` : '';
  });
}

function scrollAtEdge(main: HTMLElement | null, y: number): void {
  const box = main?.getBoundingClientRect();
  if (!main || !box) return;
  if (y < box.top + EDGE) main.scrollBy(0, -STEP);
  else if (y > box.bottom - EDGE) main.scrollBy(0, STEP);
}
