/** A value on a calendar day (`YYYY-MM-DD`). */
export interface Point {
  at: string;
  value: number;
}

export interface Trajectory {
  baseline: Point;
  /** The target as it stands now. */
  target: Point;
  /** The target as first promised, when it has moved since: it stays visible for ever. */
  originalTarget?: Point | undefined;
  readings: readonly Point[];
  unit?: string | undefined;
}
