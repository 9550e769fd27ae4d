import { bothRate, type Story } from '../story.ts';

/** Accepted, confirmed, and waiting for their lead to begin. */
export const queued: Story[] = [
  {
    title: 'Two new pumps for Reedham, the thirstiest station',
    problem:
      'Reedham lifts a fifth of our water with two pumps from 1988. They take 0.81 kWh for a cubic metre; new ones take 0.58.',
    forWhom: 'The power bill: €4 million a year',
    hypothesis: 'Two pumps move the energy of the whole company by 7 %.',
    evidence: [
      { label: 'Pump test, Reedham', url: 'https://files.aldermere.example/reedham-test' },
    ],
    labels: ['energy', 'sites'],
    effort: [6, 9, 15],
    costOfDelay: 5600,
    priority: 'leaks',
    metric: 'energy',
    owner: 'yusuf',
    steps: [
      { ago: 61, who: 'amara', does: 'raise' },
      ...bothRate(57, [4, 3, 5, 4], [4, 3, 5, 3]),
      {
        ago: 47,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 45,
        reason:
          'The only thing on the list that moves energy at all, and it pays for itself in 26 months.',
      },
      {
        ago: 45,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: ['Pumps 1 and 2 with drives', 'One weekend each without supply at risk'],
          scopeOut: ['Pump 3', 'The building'],
          criteria: [
            'Below 0.60 kWh/m³ over 14 days at usual load',
            'The old pumps stay connected as reserve for a month',
          ],
          dependencies: 'The reservoir at Harrow must be full on both weekends.',
          risks: [['the maker delivers late', 'change one now, the other a quarter later']],
        },
      },
      { ago: 44, who: 'amara', does: 'offer', toOwner: 'yusuf' },
      { ago: 40, who: 'yusuf', does: 'claim' },
      {
        ago: 34,
        who: 'yusuf',
        does: 'accept',
        readBack: {
          outcome:
            'The station that eats the most current does the same lifting on two thirds of it.',
          firstDeliverable: 'Pump 1 running beside the old one',
          biggestRisk: 'The foundation bolts do not fit',
          fallback: 'Adapter frame, eight days more',
          notDoing: 'Pump 3 stays as it is',
          days: { start: 29, earliest: 70, latest: 100 },
        },
      },
      { ago: 33, who: 'amara', does: 'confirm' },
    ],
  },
  {
    title: 'Moving house: a photo of the meter, and that is the final bill',
    problem:
      '31,000 people a year move in or out. Half of their final bills are estimated, and the argument starts when they no longer live there.',
    forWhom: 'People on their worst day of the year, boxes everywhere',
    hypothesis:
      'A photo from the empty flat, taken within the week, spares two thirds of these estimates.',
    labels: ['bill', 'meters'],
    effort: [3, 5, 7],
    costOfDelay: 3300,
    priority: 'bills',
    metric: 'estimated',
    owner: 'metering',
    steps: [
      { ago: 59, who: 'henrik', does: 'raise' },
      ...bothRate(55, [3, 3, 3, 2], [4, 3, 3, 2]),
      {
        ago: 35,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason:
          'People who move want this settled, and they have a phone in their hand. That was not true of the text messages.',
      },
      {
        ago: 32,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'A link in the moving form',
            'A person looks at every photo for the first month',
          ],
          scopeOut: ['Reading numbers from photos by machine', 'Landlords'],
          criteria: [
            'The final bill goes out within five days of the photo',
            'A photo nobody can read is answered within a day',
          ],
        },
      },
      { ago: 30, who: 'henrik', does: 'offer', toOwner: 'metering' },
      { ago: 27, who: 'sofie', does: 'claim' },
      {
        ago: 26,
        who: 'sofie',
        does: 'return',
        reason: 'SCOPE_TOO_BIG',
        note: 'With landlords in, this is two projects.',
        questions: [
          {
            field: 'scopeIn',
            body: 'Can landlords wait? They are 1,100 accounts with their own contract.',
            blocking: true,
          },
        ],
      },
      {
        ago: 24,
        who: 'henrik',
        does: 'answer',
        answer: 'Yes. They are out of scope now; tenants first.',
      },
      { ago: 24, who: 'henrik', does: 'offer', toOwner: 'metering' },
      { ago: 22, who: 'sofie', does: 'claim' },
      {
        ago: 20,
        who: 'sofie',
        does: 'accept',
        readBack: {
          outcome:
            'Somebody who leaves a flat closes the account with one picture and hears no more from us.',
          firstDeliverable: 'The link, for moves inside the city',
          biggestRisk: 'Dark cellars, blurred digits',
          fallback: 'Call them back the same day',
          notDoing: 'Landlords, and any clever recognition',
          days: { start: 22, earliest: 45, latest: 60 },
        },
      },
      { ago: 19, who: 'henrik', does: 'confirm' },
    ],
  },
  {
    title: 'From “leak found” to “leak closed” in two days',
    problem:
      'Since the loggers listen, we know of leaks sooner than we can dig. Permits for opening a street take nine days; the digging takes five hours.',
    forWhom: 'The Network crew, and the streets that stay wet',
    hypothesis:
      'A standing permit with the city for holes below two square metres saves seven of the nine days.',
    evidence: [
      {
        label: 'Draft agreement with the roads office',
        url: 'https://files.aldermere.example/standing-permit',
      },
    ],
    labels: ['leaks', 'permits'],
    effort: [2, 4, 6],
    costOfDelay: 7700,
    priority: 'leaks',
    metric: 'leakDays',
    owner: 'network',
    steps: [
      { ago: 36, who: 'amara', does: 'raise' },
      ...bothRate(33, [4, 5, 3, 2], [5, 4, 3, 2]),
      {
        ago: 24,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason: 'The loggers moved the bottleneck. This is where it went.',
      },
      {
        ago: 22,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'Holes below two square metres, outside the market',
            'A photo before and after instead of an inspector',
          ],
          scopeOut: ['Main roads', 'Resurfacing'],
          criteria: [
            'The agreement is signed by the roads office',
            'Ten repairs in a row closed within two working days',
          ],
          contacts: 'Roads office: Mr. Achterberg',
        },
      },
      { ago: 21, who: 'amara', does: 'offer', toOwner: 'network' },
      { ago: 15, who: 'lucia', does: 'claim' },
      {
        ago: 9,
        who: 'lucia',
        does: 'accept',
        readBack: {
          outcome: 'Once we hear a pipe hissing, the street is dry again before the weekend.',
          firstDeliverable: 'The agreement, for side streets of two quarters',
          biggestRisk: 'The roads office wants its inspector at every hole',
          fallback: 'Inspector by video for the first fifty',
          notDoing: 'Nothing on main roads, no asphalt work',
          days: { start: 6, earliest: 30, latest: 45 },
        },
      },
      { ago: 8, who: 'amara', does: 'confirm' },
    ],
  },
];
