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

/**
 * What raters believe together, as 64 equally likely values: each draw takes one rater's word and a
 * value from their range (linear opinion pool: Stone 1961, "The opinion pool"; Clemen & Winkler 1999).
 * So both each rater's own doubt and their disagreement make a score less sure.
 */
export function poolOf(ranges: readonly Range[], into: Values): Values {
  const raters = ranges.length;
  for (let step = 0; step < STEPS; step++) {
    if (raters === 0) {
      into[step] = Number.NaN;
      continue;
    }
    const rater = step % raters;
    const places = Math.floor((STEPS - 1 - rater) / raters) + 1;
    const place = Math.floor(step / raters);
    into[step] = triangular(ranges[rater] as Range, (place + 0.5) / places);
  }
  return into;
}

export const emptyPool = (): Values => new Float64Array(STEPS);

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

/**
 * Picks one of a pool's values for every draw, the same ones for the same state, and adds it times the
 * draw's weight. One random number of 32 bits picks five values of 6 bits each.
 */
export function addDrawn(
  into: Values,
  { pool, state, weights }: { pool: Values; state: number; weights: Values },
): void {
  let bits = state;
  for (let i = 0; i < DRAWS; i += 5) {
    bits = shifted(bits);
    into[i] = at(into, i) + at(pool, bits & 63) * at(weights, i);
    into[i + 1] = at(into, i + 1) + at(pool, (bits >>> 6) & 63) * at(weights, i + 1);
    into[i + 2] = at(into, i + 2) + at(pool, (bits >>> 12) & 63) * at(weights, i + 2);
    into[i + 3] = at(into, i + 3) + at(pool, (bits >>> 18) & 63) * at(weights, i + 3);
    into[i + 4] = at(into, i + 4) + at(pool, (bits >>> 24) & 63) * at(weights, i + 4);
  }
}

/** The same picks by themselves. */
export function drawFrom(pool: Values, state: number, into: Values | Float32Array): void {
  let bits = state;
  for (let i = 0; i < DRAWS; i += 5) {
    bits = shifted(bits);
    into[i] = at(pool, bits & 63);
    into[i + 1] = at(pool, (bits >>> 6) & 63);
    into[i + 2] = at(pool, (bits >>> 12) & 63);
    into[i + 3] = at(pool, (bits >>> 18) & 63);
    into[i + 4] = at(pool, (bits >>> 24) & 63);
  }
}

const at = (values: Values, index: number): number => values[index] as number;
