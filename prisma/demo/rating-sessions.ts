import type { Unit } from '#server/http/write.ts';
import { findModel } from '#server/scoring/queries.ts';
import { reviseRating } from '#server/scoring/revising.ts';
import { closeRatingSession } from '#server/scoring/session-closing.ts';
import { startRatingSession } from '#server/scoring/session-commands.ts';
import { addDays, dayOf } from '#shared/time.ts';
import type { Cast, Happening } from './cast.ts';

/** What the advisors rated together: revealed, talked about, and closed. */
const summer = {
  name: 'Summer list',
  note: 'Four that keep coming up. Rate them as if the money were yours.',
  titles: [
    'Radio meters for everybody within five years',
    'A higher price for the fourth bath: tariffs by use on hot days',
    'Show every open leak on a public map',
    'Thirty plumbers who may close the street valve',
  ],
};

/** What they are rating now. */
const budget = {
  name: 'Before the budget',
  note: 'The council reads our list in two weeks. Small and soon counts as much as large and late.',
  titles: [
    'Bill by the month instead of the quarter',
    'Tell a customer when their tap never stops',
    'Photograph 6,200 valve cards before the archive moves',
    'River water for the street sweepers',
  ],
};

const bothAdvisors = ({ actors }: Cast) => [actors.amara.memberId, actors.henrik.memberId];

/** Ids in the order of the titles. */
async function idsOf({ tx, actor }: Unit, titles: readonly string[]): Promise<string[]> {
  const { workspaceId } = actor;
  const found = await tx.opportunity.findMany({
    where: { workspaceId, title: { in: [...titles] } },
    select: { id: true, title: true },
  });
  return titles.map((title) => {
    const one = found.find((opportunity) => opportunity.title === title);
    if (!one) throw new Error(`"${title}" was never raised`);
    return one.id;
  });
}

async function start(
  unit: Unit,
  cast: Cast,
  { name, note, titles, dueIn }: typeof summer & { dueIn: number },
): Promise<void> {
  const opportunityIds = await idsOf(unit, titles);
  const dueOn = addDays(dayOf(unit.now), dueIn);
  await startRatingSession(unit, {
    name,
    note,
    dueOn,
    raterIds: bothAdvisors(cast),
    opportunityIds,
  });
}

async function close(unit: Unit, name: string): Promise<void> {
  const { workspaceId } = unit.actor;
  const { id } = await unit.tx.ratingSession.findFirstOrThrow({ where: { name, workspaceId } });
  await closeRatingSession(unit, id);
}

/** Henrik has read Amara's question and thinks again about the first criterion. */
async function thinkAgain(unit: Unit): Promise<void> {
  const [id] = await idsOf(unit, summer.titles);
  const { criteria } = await findModel(unit.tx, unit.actor.workspaceId);
  const [value] = criteria;
  if (!id || !value) throw new Error('there is nothing to think again about');
  const rationale =
    'For this number it is four: leaks behind the meter belong to another priority.';
  const answer = { criterionId: value.id, low: 3, likely: 4, high: 5, rationale };
  await reviseRating(unit, id, { answers: [answer] });
}

/** Two rating sessions: one that is over, with second thoughts, and one that is open. */
export const ratingSessionHappenings: Happening[] = [
  { ago: 22.5, who: 'amara', act: (unit, cast) => start(unit, cast, { ...summer, dueIn: 10 }) },
  { ago: 10.5, who: 'henrik', act: thinkAgain },
  { ago: 10, who: 'amara', act: (unit) => close(unit, summer.name) },
  { ago: 8.5, who: 'henrik', act: (unit, cast) => start(unit, cast, { ...budget, dueIn: 12 }) },
];
