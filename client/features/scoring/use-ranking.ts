import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useRef } from 'react';
import { useSettled } from '#client/lib/use-settled.ts';
import { bandOf } from '#shared/scoring/bands.ts';
import { capacityLeft } from '#shared/scoring/capacity-left.ts';
import type { Horizon } from '#shared/scoring/ranking.ts';
import { type Places, rankStandings } from '#shared/scoring/standings.ts';
import type { Day } from '#shared/time.ts';
import { type Calculated, chancesQuery, rankingQuery } from './ranking-api.ts';
import type { Laid, Light } from './ranking-calculation.ts';
import { type Row, standingsOfOwner } from './ranking-view.ts';

export interface RankingShown extends Omit<Places, 'rows'> {
  laid: Laid;
  rows: readonly Row[];
  /** What the worker was asked by: the sliders at rest. */
  of: Calculated;
  /** The bands are those of a moment ago. */
  isCalculating: boolean;
  /** The model with the weights of the sliders. */
  weights: readonly number[];
}

interface Asked {
  slug: string;
  from: Day;
  horizon: Horizon;
  /** As they stand on the sliders; null where nobody has touched them. */
  weights: readonly number[] | null;
}

/** Dragging has ended when the slider has rested for so long. */
const REST_MS = 120;

/**
 * The ranking as it is shown. Scores, ranks and the cut line follow every move of a slider here; what has to be
 * drawn two thousand times arrives from the worker when the slider rests, by revision and settings, so that no late
 * answer is ever taken for a new one.
 */
export function useRanking({ slug, from, horizon, weights: chosen }: Asked) {
  const read = useQuery(rankingQuery(slug));
  const laid = read.data;
  const moving = useDeferredValue(chosen);
  const resting = useSettled(chosen, REST_MS);
  const capacity = useMemo(
    () => (laid ? capacityLeft(laid, { from, horizon }) : 0),
    [laid, from, horizon],
  );
  const places = usePlaces(laid, { weights: moving, capacity, ownerId: horizon.ownerId });
  const { ownerId } = horizon;
  const of = useMemo(() => {
    const settings = { weights: weightsOf(laid, resting), ownerId, capacity };
    return { slug, revision: laid?.revision ?? 0, settings };
  }, [slug, laid, resting, ownerId, capacity]);
  const answer = useQuery({ ...chancesQuery(of), enabled: laid !== undefined });
  const chances = useKept(slug, places?.ids, answer.data);
  const rows = useMemo(() => places && rowsOf(places, chances), [places, chances]);
  const ranking: RankingShown | undefined =
    laid && places && rows
      ? {
          laid,
          rows,
          cutLine: places.cutLine,
          swap: places.swap,
          of,
          isCalculating: !answer.data || moving !== resting,
          weights: weightsOf(laid, chosen),
        }
      : undefined;
  return { read, ranking, chancesError: answer.isError ? answer : null };
}

/** The model's own weights, where the sliders do not fit it any more. */
function weightsOf(laid: Laid | undefined, chosen: readonly number[] | null): readonly number[] {
  const own = laid?.model.criteria.map(({ weight }) => weight) ?? [];
  return chosen?.length === own.length ? chosen : own;
}

type Ranked = Places & { ids: readonly string[]; lights: ReadonlyMap<string, Light> };

function usePlaces(
  laid: Laid | undefined,
  {
    weights,
    capacity,
    ownerId,
  }: { weights: readonly number[] | null; capacity: number; ownerId: string | null },
): Ranked | undefined {
  const of = useMemo(() => {
    if (!laid) return undefined;
    const lights = new Map(laid.opportunities.map((light) => [light.id, light]));
    return { lights, standings: standingsOfOwner(laid, ownerId) };
  }, [laid, ownerId]);
  return useMemo(() => {
    if (!laid || !of) return undefined;
    const by = weightsOf(laid, weights);
    const criteria = laid.model.criteria.map((criterion, c) => ({
      ...criterion,
      weight: by[c] as number,
    }));
    const places = rankStandings({ ...laid.model, criteria }, of.standings, capacity);
    return { ...places, ids: of.standings.ids, lights: of.lights };
  }, [laid, of, weights, capacity]);
}

/** The chances that arrived last, by id: they stay on screen, marked, until newer ones are there. */
function useKept(
  slug: string,
  ids: readonly string[] | undefined,
  chances: Float32Array | null | undefined,
): ReadonlyMap<string, number> {
  const kept = useRef({ slug, of: chances, byId: new Map<string, number>() });
  if (kept.current.slug !== slug) kept.current = { slug, of: undefined, byId: new Map() };
  if (chances && ids && chances !== kept.current.of && chances.length === ids.length) {
    const byId = new Map(ids.map((id, i) => [id, chances[i] as number]));
    kept.current = { slug, of: chances, byId };
  }
  return kept.current.byId;
}

const rowsOf = ({ rows, lights }: Ranked, chances: ReadonlyMap<string, number>): Row[] =>
  rows.flatMap((placed) => {
    const light = lights.get(placed.id);
    if (!light) return [];
    const chance = chances.get(placed.id) ?? null;
    return [{ ...placed, light, chance, band: chance === null ? null : bandOf(chance) }];
  });
