import type { Values } from './formula.ts';

/** A guess as a range: low ≤ likely ≤ high. */
export type Range = { low: number; likely: number; high: number };

/** How many times everything uncertain is drawn. */
export const DRAWS = 2000;

/** Values a distribution is kept as: enough for a band, few enough to stay in the processor's cache. */
const STEPS = 64;

/**
 * The value below which a share of a triangular distribution lies (its inverse distribution function:
 * Kotz & van Dorp 2004, "Beyond Beta", ch. 1).
 */
export function triangular({ low, likely, high }: Range, share: number): number {
  if (high <= low) return likely;
  const turn = (likely - low) / (high - low);
  return share < turn
    ? low + Math.sqrt(share * (high - low) * (likely - low))
    : high - Math.sqrt((1 - share) * (high - low) * (high - likely));
}

/** Distributions side by side, each as so many equally likely values. */
export type Pools = Float64Array;

export const emptyPools = (count: number): Pools => new Float64Array(count * STEPS);

/**
 * What raters believe together, as 64 equally likely values: each draw takes one rater's word and a
 * value from their range (linear opinion pool: Stone 1961, "The opinion pool"; Clemen & Winkler 1999).
 * So both each rater's own doubt and their disagreement make a score less sure.
 * @param at which of the pools
 */
export function poolInto(pools: Pools, at: number, ranges: readonly Range[]): void {
  const raters = ranges.length;
  const start = at * STEPS;
  if (raters === 0) {
    pools.fill(Number.NaN, start, start + STEPS);
    return;
  }
  for (let step = 0; step < STEPS; step++) {
    const rater = step % raters;
    const places = Math.floor((STEPS - 1 - rater) / raters) + 1;
    const place = Math.floor(step / raters);
    pools[start + step] = triangular(ranges[rater] as Range, (place + 0.5) / places);
  }
}

/** A number from a text that is the same everywhere (FNV-1a: Fowler, Noll & Vo 1991). */
export function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 1;
}

/** The next state of a xorshift generator of 32 bits (Marsaglia 2003, "Xorshift RNGs"). */
export function shifted(state: number): number {
  let next = state;
  next ^= next << 13;
  next ^= next >>> 17;
  next ^= next << 5;
  return next;
}

/** A share from 0 up to 1, from a state. */
export const shareOf = (state: number): number => (state >>> 0) / 4_294_967_296;

/** One of the pools, and the state its random numbers have come to. */
type Pick = { pools: Pools; at: number; state: number };

/**
 * Picks one of a pool's values for every place, the same ones for the same state, and adds it times the
 * weight of its draw. One random number of 32 bits picks five values of 6 bits each.
 * @returns the state to go on from
 */
export function addDrawn(
  into: Values,
  { pools, at, state }: Pick,
  { weights, first }: { weights: Values; first: number },
): number {
  const start = at * STEPS;
  let bits = state;
  for (let i = 0; i < into.length; i += 5) {
    const w = first + i;
    bits = shifted(bits);
    into[i] = of(into, i) + of(pools, start + (bits & 63)) * of(weights, w);
    into[i + 1] = of(into, i + 1) + of(pools, start + ((bits >>> 6) & 63)) * of(weights, w + 1);
    into[i + 2] = of(into, i + 2) + of(pools, start + ((bits >>> 12) & 63)) * of(weights, w + 2);
    into[i + 3] = of(into, i + 3) + of(pools, start + ((bits >>> 18) & 63)) * of(weights, w + 3);
    into[i + 4] = of(into, i + 4) + of(pools, start + ((bits >>> 24) & 63)) * of(weights, w + 4);
  }
  return bits;
}

/**
 * The same picks by themselves.
 * @returns the state to go on from
 */
export function drawFrom({ pools, at, state }: Pick, into: Values | Float32Array): number {
  const start = at * STEPS;
  let bits = state;
  for (let i = 0; i < into.length; i += 5) {
    bits = shifted(bits);
    into[i] = of(pools, start + (bits & 63));
    into[i + 1] = of(pools, start + ((bits >>> 6) & 63));
    into[i + 2] = of(pools, start + ((bits >>> 12) & 63));
    into[i + 3] = of(pools, start + ((bits >>> 18) & 63));
    into[i + 4] = of(pools, start + ((bits >>> 24) & 63));
  }
  return bits;
}

const of = (values: Values | Float32Array, index: number): number => values[index] as number;
