import { useMemo } from 'react';
import {
  type Sensor,
  type SensorAPI,
  useKeyboardSensor,
  useMouseSensor,
  useTouchSensor,
} from 'react-beautiful-dnd';
import { type BoardStage, boardStages } from './board-view.ts';

/** The hand that carries a card; a page has one. */
const hand = {
  /** Px from the middle of the card to the hand, sideways; 0 until it has moved, and for a keyboard. */
  aside: 0,
  /** The column under the hand when it let go; null for none, undefined for a keyboard. */
  over: undefined as BoardStage | null | undefined,
};

type Actions = NonNullable<ReturnType<SensorAPI['tryGetLock']>>;

export const sensors: Sensor[] = [useMouse, useTouch, useKeyboard];

function useMouse(api: SensorAPI): void {
  useMouseSensor(useHand(api));
}

function useTouch(api: SensorAPI): void {
  useTouchSensor(useHand(api));
}

function useKeyboard(api: SensorAPI): void {
  useKeyboardSensor(useHand(api));
}

/** The column the card was let go over, by the hand. */
export const columnLetGo = () => hand.over;

/**
 * The library takes the column under the middle of a card; people look at what they point with, and grips are at a
 * card's edge. So the library is told that the hand holds the middle (`carriedStyle` draws the card where it really is),
 * and the column under the hand is the one that counts: for dropping, and for scrolling at the edges of the window.
 */
function useHand(api: SensorAPI): SensorAPI {
  return useMemo(() => ({ ...api, tryGetLock: gripOf(api.tryGetLock) }), [api]);
}

function gripOf(tryGetLock: SensorAPI['tryGetLock']): SensorAPI['tryGetLock'] {
  return (id, forceStop, options) => {
    const actions = tryGetLock(id, forceStop, options);
    const touched = options?.sourceEvent;
    if (actions && touched?.type === 'touchstart') keepHearing(touched.target);
    return (
      actions && {
        ...actions,
        fluidLift: (point) => carry({ id, actions, point }),
        snapLift: () => {
          Object.assign(hand, { aside: 0, over: undefined });
          // Now, not when the library says it lifts: it has measured the card by then.
          showAround(id);
          return actions.snapLift();
        },
      }
    );
  };
}

/**
 * A finger's events go to what it touched first. That is taken off the page when its card is lifted, and from then on
 * nothing above it hears of the finger: neither the sensor nor the browser, which would scroll.
 */
function keepHearing(touched: EventTarget | null): void {
  if (!(touched instanceof Node)) return;
  const done = new AbortController();
  const passOn = (event: Event) => {
    if (event.type !== 'touchmove') done.abort();
    if (touched.isConnected) return;
    const heard = new Event(event.type, { cancelable: event.cancelable });
    window.dispatchEvent(Object.assign(heard, { touches: (event as TouchEvent).touches }));
    if (heard.defaultPrevented) event.preventDefault();
  };
  for (const type of ['touchmove', 'touchend', 'touchcancel'])
    touched.addEventListener(type, passOn, { passive: false, signal: done.signal });
}

interface Carry {
  id: string;
  actions: Actions;
  point: { x: number; y: number };
}

function carry({ id, actions, point }: Carry): ReturnType<Actions['fluidLift']> {
  const box = cardOf(id)?.getBoundingClientRect();
  const middle = box ? box.left + box.width / 2 : point.x;
  const aside = point.x - middle;
  let { x } = point;
  Object.assign(hand, { aside: 0, over: undefined });
  const carried = actions.fluidLift({ x: middle, y: point.y });
  return {
    ...carried,
    move: (to) => {
      x = to.x;
      hand.aside = aside;
      carried.move(to);
    },
    drop: (options) => {
      hand.over = columnAt(x);
      carried.drop(options);
    },
  };
}

const cardOf = (id: string) => document.querySelector<HTMLElement>(`[data-card="${id}"]`);
const columnOf = (stage: BoardStage | undefined) => document.getElementById(`column-${stage}`);

/** The column that is seen there: one that lies under the rail or an open panel is not. */
function columnAt(x: number): BoardStage | null {
  const at = boardStages.find((stage) => {
    const column = columnOf(stage);
    const box = column?.getBoundingClientRect();
    if (!box || x < box.left || x >= box.right) return false;
    return column?.contains(document.elementFromPoint(x, box.top + box.height / 2));
  });
  return at ?? null;
}

/** The library lets a keyboard reach only columns that can be seen. */
function showAround(id: string): void {
  const column = cardOf(id)?.closest('section[id^="column-"]');
  const index = boardStages.findIndex((stage) => column?.id === `column-${stage}`);
  if (index < 0) return;
  for (const stage of [boardStages[index - 1], boardStages[index + 1], boardStages[index]])
    columnOf(stage)?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
}

interface Drawn {
  transform?: string | undefined;
}

/** Where a carried card is drawn: under the hand that holds it, and at the end where the library lays it down. */
export function carriedStyle<Style extends Drawn>(
  style: Style | undefined,
  dropCurve: string | undefined,
) {
  if (dropCurve !== undefined) return { ...style, transition: `transform 140ms ${dropCurve}` };
  if (!style?.transform || hand.aside === 0) return style;
  return { ...style, transform: `translateX(${-hand.aside}px) ${style.transform}` };
}
