import type { Unit } from '#server/http/write.ts';
import { createMetric, editMetric } from '#server/metrics/commands.ts';
import { recordReading } from '#server/metrics/record-reading.ts';
import { changeRoles, inviteMember } from '#server/people/commands.ts';
import { createPriority } from '#server/priorities/commands.ts';
import { createOwner, editOwner } from '#server/roadmap/owner-commands.ts';
import { dayOf } from '#shared/time.ts';
import type { Cast, Happening } from './cast.ts';
import * as say from './organisation.ts';
import type { PersonKey } from './people.ts';

const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as K[];

/** How the organisation sets itself up, and what it changes about itself later. */
export const organisationHappenings: Happening[] = [
  // Amara hands the keys to Priya and keeps what an advisor needs.
  {
    ago: 128.7,
    who: 'priya',
    act: (unit, { actors }) => changeRoles(unit, actors.amara.memberId, 1, ['ADVISOR']),
  },
  ...keysOf(say.metrics).map(
    (key): Happening => ({
      ago: 128.6,
      who: 'amara',
      act: async (unit, cast) => {
        cast.metrics[key] = (await createMetric(unit, metricOf(key, cast))).id;
      },
    }),
  ),
  ...keysOf(say.owners).map(
    (key): Happening => ({
      ago: 128.5,
      who: 'priya',
      act: async (unit, cast) => {
        cast.owners[key] = (await createOwner(unit, ownerOf(key, cast))).id;
        for (const lead of say.owners[key].leads) {
          const actor = cast.actors[lead];
          cast.actors[lead] = { ...actor, ownerIds: [...actor.ownerIds, cast.owners[key]] };
        }
      },
    }),
  ),
  ...keysOf(say.priorities).map(
    (key): Happening => ({
      ago: 128.4,
      who: 'amara',
      act: async (unit, cast) => {
        const { metrics, ...words } = say.priorities[key];
        const metricIds = metrics.map((metric) => cast.metrics[metric]);
        cast.priorities[key] = (await createPriority(unit, { ...words, metricIds })).id;
      },
    }),
  ),
  ...weeklyReadings(),
  ...say.movedGoalposts.map(goalpostOf),
  { ago: say.capacityChange.ago, who: say.capacityChange.who, act: changeCapacity },
  {
    ago: 2.4,
    who: 'priya',
    act: (unit) =>
      inviteMember(unit, { email: 'noor.haddad@aldermere.example', roles: ['LEAD'] }, ''),
  },
];

function metricOf(key: say.MetricKey, { calendar, actors }: Cast) {
  const { measurer, measureBy, source: _, readings: __, lastAgo: ___, ...words } = say.metrics[key];
  return {
    ...words,
    baselineDate: calendar.day(-say.BASELINE_AGO),
    measureBy: calendar.day(measureBy),
    measurerId: actors[measurer].memberId,
  };
}

const capacityOf = (capacity: readonly (readonly [number, number])[], { calendar }: Cast) =>
  capacity.map(([day, peoplePerWeek]) => ({ startsOn: calendar.day(day), peoplePerWeek }));

function ownerOf(key: say.OwnerKey, cast: Cast) {
  const { leads, capacity, ...words } = say.owners[key];
  const memberIds = leads.map((lead) => cast.actors[lead].memberId);
  return { ...words, memberIds, capacity: capacityOf(capacity, cast) };
}

/** What is read on one day by one person: `${who} ${ago}`, and the metrics with their values. */
function weeklyReadings(): Happening[] {
  const days = new Map<string, { ago: number; who: PersonKey; read: [say.MetricKey, number][] }>();
  for (const key of keysOf(say.metrics)) {
    const { readings, lastAgo, measurer: who } = say.metrics[key];
    for (const [index, value] of readings.entries()) {
      const ago = lastAgo + 7 * (readings.length - 1 - index) + 0.2;
      const day = days.get(`${who} ${ago}`) ?? { ago, who, read: [] };
      days.set(`${who} ${ago}`, day);
      day.read.push([key, value]);
    }
  }
  return [...days.values()].map(({ ago, who, read }) => ({
    ago,
    who,
    act: async (unit, { metrics }) => {
      for (const [key, value] of read) {
        const { source } = say.metrics[key];
        await recordReading(unit, metrics[key], { takenOn: dayOf(unit.now), value, source });
      }
    },
  }));
}

function goalpostOf({
  ago,
  who,
  metric,
  target,
  measureBy,
}: (typeof say.movedGoalposts)[number]): Happening {
  return {
    ago,
    who,
    act: async (unit, { metrics, calendar }) => {
      const id = metrics[metric];
      const { version } = await unit.tx.metric.findUniqueOrThrow({ where: { id } });
      await editMetric(unit, id, version, { target, measureBy: calendar.day(measureBy) });
    },
  };
}

async function changeCapacity(unit: Unit, cast: Cast): Promise<void> {
  const id = cast.owners[say.capacityChange.owner];
  const { version } = await unit.tx.owner.findUniqueOrThrow({ where: { id } });
  await editOwner(unit, id, version, { capacity: capacityOf(say.capacityChange.capacity, cast) });
}
