import type { WorkspaceActor } from '#server/http/session.ts';
import type { Unit } from '#server/http/write.ts';
import type { Calendar } from './calendar.ts';
import type { MetricKey, OwnerKey, PriorityKey } from './organisation.ts';
import type { PersonKey } from './people.ts';

/** Who and what the stories speak of, by the names they use. */
export type Cast = {
  calendar: Calendar;
  actors: Record<PersonKey, WorkspaceActor>;
  owners: Record<OwnerKey, string>;
  metrics: Record<MetricKey, string>;
  priorities: Record<PriorityKey, string>;
  /** In the order they are asked; known from the first rating on. */
  criteria?: string[];
};

/** Something one person does at one moment. */
export type Happening = {
  ago: number;
  who: PersonKey;
  act: (unit: Unit, cast: Cast) => Promise<unknown>;
};
