import { type Actor, type People, verbOf, whyNot } from '#shared/people/can.ts';
import {
  asksSomething,
  type Intent,
  isRightOfLine,
  type Stage,
  type Standing,
  stepTo,
} from '#shared/roadmap/stage.ts';

export type Move =
  | { allowed: true; intent: Intent; asks: boolean }
  | { allowed: false; whyNot: string };

/**
 * The rule of a move between columns, for browser and server alike: the stage machine says what the
 * move means, the table of rights who may mean it. Of several meanings the first permitted counts.
 */
export function moveTo(card: Standing & People, to: Stage, actor: Actor): Move {
  const step = stepTo(card, to);
  if ('whyNot' in step) return { allowed: false, whyNot: step.whyNot };
  const right = isRightOfLine(card.stage);
  for (const intent of step.intents) {
    if (whyNot(actor, verbOf(intent, right), card) === null) {
      return { allowed: true, intent, asks: asksSomething(intent) };
    }
  }
  const sentences = step.intents.map((intent) => whyNot(actor, verbOf(intent, right), card));
  return { allowed: false, whyNot: sentences.join(' ') };
}

/** The cards of a column in a new order: `moved` right after `after`, or first when that is null. */
export function placeAfter<T extends { id: string }>(
  cards: readonly T[],
  moved: T,
  after: string | null,
): T[] {
  const rest = cards.filter((card) => card.id !== moved.id);
  const index = after === null ? 0 : rest.findIndex((card) => card.id === after) + 1;
  return [...rest.slice(0, index), moved, ...rest.slice(index)];
}
