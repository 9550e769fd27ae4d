import type { RankedBy } from './draw-candidates.ts';
import { choose, type Desk, openDesk, roomOf, tenthsOf } from './exact-choice.ts';
import { scorerOf } from './score.ts';
import { rankStandings, type Standings, worthOf } from './standings.ts';

/** One thing as it is not: a criterion's weight, or its answer or the effort of the opportunity that is asked about. */
export type Try =
  | { kind: 'weight'; criterion: number; value: number }
  | { kind: 'answer'; criterion: number; value: number }
  | { kind: 'effort'; value: number };

/** On which side of the exact cut line one opportunity would be, if one thing were otherwise. */
export type Sides = {
  /** Its mean answers and weeks as they are. */
  means: readonly number[];
  weeks: number;
  /** Whether it would be on the other side than it is: quick, to look around with, and mostly right. */
  isOther: (tried: Try) => boolean;
  /** The same from the line as the screen draws it, and who changes sides with it. */
  lineWith: (tried: Try) => { isOther: boolean; rivalId: string | null };
};

type Asked = { standings: Standings; capacity: number; id: string };

/** Null when it is not in the ranking, or has no score. */
export function openSides(model: RankedBy, { standings, capacity, id }: Asked): Sides | null {
  const at = standings.ids.indexOf(id);
  const now = rankStandings(model, standings, capacity);
  const before = new Set(now.cutLine.above);
  if (at < 0 || !now.rows.some((row) => row.id === id)) return null;
  const desk = layOut(model, standings);
  const room = roomOf(capacity);
  const isTaken = () => {
    choose(desk, room);
    return desk.taken[at] === 1;
  };
  const isAbove = isTaken();
  return {
    means: standings.means.map((column) => column[at] as number),
    weeks: standings.weeks[at] as number,
    isOther(tried) {
      const undo = change(desk, { tried, at, model, standings });
      const wouldBe = isTaken();
      undo();
      return wouldBe !== isAbove;
    },
    lineWith(tried) {
      const { rows, cutLine } = rankStandings(
        modelWith(model, tried),
        standingsWith(standings, at, tried),
        capacity,
      );
      const after = new Set(cutLine.above);
      // Whoever comes from where it goes to, the best of them.
      const comes = (other: string) =>
        before.has(other) !== before.has(id) && after.has(other) === before.has(id);
      const rival = rows.find((row) => row.id !== id && comes(row.id));
      return { isOther: after.has(id) !== before.has(id), rivalId: rival?.id ?? null };
    },
  };
}

/** Hundreds of lines are drawn to look around: none may take long. */
const A_LOOK = { steps: 2000, cells: 20_000 };

/** All as it is, ready to be chosen among. */
function layOut(model: RankedBy, standings: Standings): Desk {
  const { ids, weeks } = standings;
  const desk = openDesk(ids.length, A_LOOK);
  const scores = scorerOf(model)(standings.means, ids.length);
  for (let i = 0; i < ids.length; i++) {
    put(desk, i, { score: scores[i] as number, weeks: weeks[i] as number, model });
  }
  const byId = [...ids.keys()].sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1));
  byId.forEach((i, place) => {
    desk.tie[i] = place;
  });
  return desk;
}

type Values = { score: number; weeks: number; model: RankedBy };

function put(desk: Desk, at: number, { score, weeks, model }: Values): void {
  desk.worth[at] = worthOf(score, weeks, model.perEffort);
  desk.need[at] = tenthsOf(weeks);
}

type Changing = { tried: Try; at: number; model: RankedBy; standings: Standings };

/** Changes what is chosen among; what it gives puts it back. */
function change(desk: Desk, { tried, at, model, standings }: Changing): () => void {
  const { worth, need } = desk;
  if (tried.kind === 'weight') {
    const before = worth.slice();
    const scores = scorerOf(modelWith(model, tried))(standings.means, standings.ids.length);
    scores.forEach((score, i) => {
      worth[i] = worthOf(score, standings.weeks[i] as number, model.perEffort);
    });
    return () => worth.set(before);
  }
  const before = [worth[at] as number, need[at] as number] as const;
  const means = standings.means.map((values, c) =>
    Float64Array.of(isAnswer(tried, c) ? tried.value : (values[at] as number)),
  );
  const score = scorerOf(model)(means, 1)[0] as number;
  const weeks = tried.kind === 'effort' ? tried.value : (standings.weeks[at] as number);
  put(desk, at, { score, weeks, model });
  return () => {
    worth[at] = before[0];
    need[at] = before[1];
  };
}

const isAnswer = (tried: Try, c: number): boolean =>
  tried.kind === 'answer' && tried.criterion === c;

function modelWith(model: RankedBy, tried: Try): RankedBy {
  if (tried.kind !== 'weight') return model;
  const criteria = model.criteria.map((criterion, c) =>
    c === tried.criterion ? { ...criterion, weight: tried.value } : criterion,
  );
  return { ...model, criteria };
}

function standingsWith(standings: Standings, at: number, tried: Try): Standings {
  switch (tried.kind) {
    case 'weight':
      return standings;
    case 'effort':
      return { ...standings, weeks: standings.weeks.with(at, tried.value) };
    case 'answer': {
      const column = standings.means[tried.criterion] as Float64Array;
      return {
        ...standings,
        means: standings.means.with(tried.criterion, column.with(at, tried.value)),
      };
    }
  }
}
