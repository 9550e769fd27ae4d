import type { PersonKey } from './people.ts';

// Aldermere Water: the water company of a river valley. 612,000 people in one city and 31 towns,
// 238,000 connections, 4,100 km of mains. Every number of the stories follows from these.

export const workspace = { slug: 'aldermere', name: 'Aldermere Water' };

export type PriorityKey = 'leaks' | 'bills' | 'supply';
export type OwnerKey = 'network' | 'metering' | 'control' | 'yusuf';
export type MetricKey =
  | 'lost'
  | 'leakDays'
  | 'energy'
  | 'estimated'
  | 'calls'
  | 'restore'
  | 'firstVisit'
  | 'minutes';

type PriorityWords = {
  name: string;
  statement: string;
  why: string;
  weight: number;
  metrics: MetricKey[];
};

export const priorities: Record<PriorityKey, PriorityWords> = {
  leaks: {
    name: 'Lose less water',
    statement:
      'Of every hundred litres we pump, twenty-one never reach a tap. Within a year it is sixteen.',
    why: 'The licence to take water from the river is capped, and two dry summers brought us within 3 % of the cap. Every point we stop losing saves €410,000 a year in pumping and treatment, and is cheaper than the new well field by a factor of four.',
    weight: 3,
    metrics: ['lost', 'leakDays', 'energy'],
  },
  supply: {
    name: 'Water back within four hours',
    statement: 'When a main bursts, the people behind it have water again within four hours.',
    why: 'The regulator pays out €38 per household after six hours: €1.9 million last year. Hospitals and the two dialysis centres have asked us, in writing, what they can count on.',
    weight: 2,
    metrics: ['restore', 'minutes', 'firstVisit'],
  },
  bills: {
    name: 'Bills people can trust',
    statement: 'People pay for the water they used, and understand the bill the first time.',
    why: 'One bill in nine rests on an estimate. Estimates cause 6 of 10 complaints, and correcting one costs us €23 and the customer an evening.',
    weight: 1,
    metrics: ['estimated', 'calls'],
  },
};

type OwnerWords = {
  name: string;
  kind: 'TEAM' | 'PERSON';
  leads: PersonKey[];
  /** Days from today, people per week. */
  capacity: [number, number][];
};

export const owners: Record<OwnerKey, OwnerWords> = {
  network: { name: 'Network crew', kind: 'TEAM', leads: ['lucia'], capacity: [[-130, 6]] },
  metering: {
    name: 'Metering & billing',
    kind: 'TEAM',
    leads: ['tomasz', 'sofie'],
    capacity: [
      [-130, 3],
      [-42, 4],
    ],
  },
  control: {
    name: 'Control room & data',
    kind: 'TEAM',
    leads: ['lucia', 'tomasz'],
    capacity: [[-130, 2.5]],
  },
  yusuf: {
    name: 'Yusuf Demir, hydraulics',
    kind: 'PERSON',
    leads: ['yusuf'],
    capacity: [[-128, 0.8]],
  },
};

/** Said later: from next month two of the crew are lent to the city’s tram works. */
export const capacityChange = {
  ago: 19,
  who: 'lucia',
  owner: 'network',
  capacity: [
    [-130, 6],
    [20, 4.5],
    [118, 6],
  ],
} satisfies { ago: number; who: PersonKey; owner: OwnerKey; capacity: [number, number][] };

type MetricWords = {
  name: string;
  unit: string;
  direction: 'UP' | 'DOWN';
  baseline: number;
  baselineSource: string;
  target: number;
  /** Days from today. */
  measureBy: number;
  measurer: PersonKey;
  source: string;
  /** Weekly readings, oldest first; the last one was taken `lastAgo` days ago. One person's fall on one day. */
  readings: number[];
  lastAgo: number;
};

/** Days ago the baselines were taken, just before the workspace was founded. */
export const BASELINE_AGO = 131;

export const metrics: Record<MetricKey, MetricWords> = {
  // Behind: it moves, but not fast enough.
  lost: {
    name: 'Water lost in the network',
    unit: '%',
    direction: 'DOWN',
    baseline: 21.4,
    baselineSource: 'Annual water balance, audited',
    target: 16,
    measureBy: 150,
    measurer: 'meilin',
    source: 'Inflow meters minus billed volume',
    lastAgo: 4,
    readings: [
      21.4, 21.5, 21.2, 21.3, 21.0, 21.1, 20.8, 20.9, 20.6, 20.7, 20.5, 20.2, 20.4, 20.1, 20.2,
      19.9, 20.0, 19.7,
    ],
  },
  // Ahead of its trajectory.
  leakDays: {
    name: 'Days a leak runs before it is repaired',
    unit: 'days',
    direction: 'DOWN',
    baseline: 34,
    baselineSource: 'Work orders of the last two quarters',
    target: 18,
    measureBy: 90,
    measurer: 'amara',
    source: 'Work order export, median',
    lastAgo: 4,
    readings: [
      33.5, 34.2, 32.8, 31.9, 32.3, 30.6, 29.1, 29.8, 27.9, 26.4, 26.9, 25.2, 23.8, 24.1, 22.7,
      21.3, 21.6, 20.4,
    ],
  },
  // Flat: nothing we did has touched it.
  energy: {
    name: 'Pumping energy per cubic metre',
    unit: 'kWh/m³',
    direction: 'DOWN',
    baseline: 0.62,
    baselineSource: 'Grid meters of the nine pumping stations',
    target: 0.55,
    measureBy: 75,
    measurer: 'amara',
    source: 'Grid meters, weekly',
    lastAgo: 4,
    readings: [
      0.62, 0.63, 0.61, 0.62, 0.62, 0.6, 0.62, 0.63, 0.62, 0.61, 0.62, 0.62, 0.63, 0.61, 0.62, 0.62,
      0.61, 0.62,
    ],
  },
  // The goalposts were moved after a miss came in sight.
  estimated: {
    name: 'Bills that rest on an estimate',
    unit: '%',
    direction: 'DOWN',
    baseline: 11.2,
    baselineSource: 'Billing run before founding',
    target: 4,
    measureBy: -30,
    measurer: 'priya',
    source: 'Billing system, share of the weekly run',
    lastAgo: 5,
    readings: [
      11.3, 11.0, 11.1, 10.6, 10.2, 10.4, 9.7, 9.2, 9.4, 8.8, 8.5, 8.1, 8.3, 7.8, 7.4, 7.5, 7.1,
      6.9,
    ],
  },
  // Reached, and proven by the item that moved it.
  calls: {
    name: 'Billing calls per 1,000 customers',
    unit: 'calls',
    direction: 'DOWN',
    baseline: 46,
    baselineSource: 'Call centre report, four-week mean',
    target: 34,
    measureBy: -38,
    measurer: 'priya',
    source: 'Call centre report, four-week mean',
    lastAgo: 5,
    readings: [
      45.2, 46.4, 44.9, 45.1, 43.0, 40.8, 38.9, 37.2, 36.1, 34.8, 34.0, 33.1, 32.4, 32.9, 31.8,
      31.2, 31.6, 30.9,
    ],
  },
  // Due now: the verdict is a real one, and the executive's.
  restore: {
    name: 'Hours until water is back after a burst',
    unit: 'h',
    direction: 'DOWN',
    baseline: 7.8,
    baselineSource: 'Incident log of the last half-year, median',
    target: 4.5,
    measureBy: -1,
    measurer: 'meilin',
    source: 'Incident log, four-week median',
    lastAgo: 4,
    readings: [
      7.9, 7.6, 7.8, 7.4, 7.5, 7.1, 7.2, 6.8, 6.5, 6.6, 6.1, 5.9, 5.6, 5.7, 5.2, 5.0, 4.8, 4.6,
    ],
  },
  firstVisit: {
    name: 'Jobs finished on the first visit',
    unit: '%',
    direction: 'UP',
    baseline: 61,
    baselineSource: 'Sample of 400 work orders',
    target: 72,
    measureBy: -9,
    measurer: 'priya',
    source: 'Work orders closed without a second trip',
    lastAgo: 12,
    readings: [
      60.7, 61.5, 62.1, 61.8, 63.4, 64.0, 63.6, 65.2, 66.1, 65.8, 67.3, 68.4, 68.0, 69.2, 69.9,
      70.6, 70.1,
    ],
  },
  minutes: {
    name: 'Unplanned minutes without water per customer',
    unit: 'min/year',
    direction: 'DOWN',
    baseline: 31,
    baselineSource: 'Regulator’s annual table',
    target: 24,
    measureBy: -24,
    measurer: 'henrik',
    source: 'Incident log, rolling year',
    lastAgo: 6,
    readings: [
      31.2, 30.8, 30.9, 30.1, 29.6, 29.7, 28.8, 28.1, 27.9, 27.0, 26.4, 26.1, 25.3, 24.9, 24.3,
      23.9, 24.0, 23.8,
    ],
  },
};

/**
 * Promises that were moved; the first stays visible. One was loosened before it was missed, one was
 * set anew and higher after its day had passed.
 */
export const movedGoalposts: {
  ago: number;
  who: PersonKey;
  metric: MetricKey;
  target: number;
  measureBy: number;
}[] = [
  { ago: 44, who: 'henrik', metric: 'estimated', target: 6, measureBy: 80 },
  { ago: 21, who: 'henrik', metric: 'minutes', target: 20, measureBy: 120 },
];
