import type { Metric } from '#shared/metrics/schema.ts';

/** A metric with where it stands, for a condition to name. */
export const watchable = ({ id, name, unit, readings }: Metric) => ({
  id,
  name,
  unit,
  latest: readings.at(-1)?.value ?? null,
});
