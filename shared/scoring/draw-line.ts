/** Density and effort in so many draws, candidate by candidate: [c · draws + draw]. */
type Drawn = { density: Float32Array; effort: Float32Array; draws: number };

const BUCKETS = 256;
/** Draws looked at together: as many numbers as the processor fetches at once. */
const ABREAST = 16;

/**
 * Per draw, the density at which the capacity is used up when candidates are taken densest first; zero
 * when everything fits. Candidates are counted into buckets by density, and only those in the bucket
 * where the capacity runs out are sorted.
 * @param capacity person-weeks
 */
export function linesOf(drawn: Drawn, capacity: number): Float32Array {
  const { draws } = drawn;
  const lines = new Float32Array(draws);
  const bits = new Int32Array(drawn.density.buffer, drawn.density.byteOffset, drawn.density.length);
  const base = baseOf(bits);
  const weeks = new Float64Array(BUCKETS * ABREAST);
  for (let draw = 0; draw < draws; draw += ABREAST) {
    weeks.fill(0);
    countWeeks(weeks, { bits, base, effort: drawn.effort, draw, draws });
    const cuts = cutsOf(weeks, capacity);
    const few = fewOf(bits, { base, draw, cuts, draws });
    cuts.slice(0, draws - draw).forEach(({ left }, k) => {
      lines[draw + k] = lineAmong(few[k] as number[], drawn, left);
    });
  }
  return lines;
}

/**
 * The bits of a positive float rise with it, so their upper part is a logarithmic scale for nothing: 32
 * buckets for each doubling, eight doublings down from the highest; all below share the lowest.
 */
const bucketOf = (bits: number, base: number): number => Math.max(0, (bits >> 18) - base);

function baseOf(bits: Int32Array): number {
  let top = 0;
  for (let i = 0; i < bits.length; i++) if ((bits[i] as number) > top) top = bits[i] as number;
  return (top >> 18) - BUCKETS + 1;
}

type Counting = {
  bits: Int32Array;
  base: number;
  effort: Float32Array;
  draw: number;
  draws: number;
};

function countWeeks(weeks: Float64Array, { bits, base, effort, draw, draws }: Counting): void {
  const abreast = Math.min(ABREAST, draws - draw);
  for (let start = draw; start < effort.length; start += draws) {
    for (let k = 0; k < abreast; k++) {
      const value = bits[start + k] as number;
      // A negative float has negative bits: no place in any bucket.
      if (value < 0) continue;
      const cell = bucketOf(value, base) * ABREAST + k;
      weeks[cell] = (weeks[cell] as number) + (effort[start + k] as number);
    }
  }
}

/** The bucket in which the capacity runs out (-1: nowhere), and the weeks left for it. */
type Cut = { bucket: number; left: number };

function cutsOf(weeks: Float64Array, capacity: number): Cut[] {
  return Array.from({ length: ABREAST }, (_, k) => {
    let left = capacity;
    let bucket = BUCKETS - 1;
    while (bucket >= 0 && (weeks[bucket * ABREAST + k] as number) <= left) {
      left -= weeks[bucket * ABREAST + k] as number;
      bucket--;
    }
    return { bucket, left };
  });
}

/** Per draw, where the candidates of its last bucket stand. */
function fewOf(
  bits: Int32Array,
  { base, draw, cuts, draws }: { base: number; draw: number; cuts: readonly Cut[]; draws: number },
): number[][] {
  const few: number[][] = cuts.map(() => []);
  const wanted = Int32Array.from(cuts, ({ bucket }) => bucket);
  const abreast = Math.min(ABREAST, draws - draw);
  for (let start = draw; start < bits.length; start += draws) {
    for (let k = 0; k < abreast; k++) {
      const value = bits[start + k] as number;
      if (value >= 0 && bucketOf(value, base) === wanted[k]) (few[k] as number[]).push(start + k);
    }
  }
  return few;
}

/** The line among the few of one bucket, densest first: the last that fits; just above when none does. */
function lineAmong(few: number[], { density, effort }: Drawn, weeks: number): number {
  few.sort((a, b) => (density[b] as number) - (density[a] as number));
  let left = weeks;
  let line = few.length === 0 ? 0 : (density[few[0] as number] as number) * (1 + 2 ** -22);
  for (const place of few) {
    if ((effort[place] as number) > left) break;
    left -= effort[place] as number;
    line = density[place] as number;
  }
  return line;
}
