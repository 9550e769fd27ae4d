import { bothRate, type Story } from '../story.ts';

/** Being built against leaks: one on its way, one past the date it promised. */
export const buildingLeaks: Story[] = [
  {
    title: 'Wake somebody when a district drinks at three in the morning',
    problem:
      'At three at night a district should use almost nothing; what flows is leakage. We look at the curves once a month, so a new leak costs us 30 nights.',
    forWhom: 'The control room, which can send a crew the same day',
    hypothesis:
      'An alarm per district on the night flow shortens “unknown” from weeks to one morning and takes a point off what we lose.',
    evidence: [
      {
        label: 'Night flow of 62 districts, one year',
        url: 'https://files.aldermere.example/night-flow',
      },
    ],
    labels: ['leaks', 'data'],
    effort: [6, 9, 14],
    costOfDelay: 9400,
    priority: 'leaks',
    metric: 'lost',
    owner: 'control',
    steps: [
      { ago: 100, who: 'amara', does: 'raise' },
      ...bothRate(96, [5, 4, 3, 2], [4, 4, 4, 3]),
      {
        ago: 80,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 100,
        reason: 'The meters are there and paid for. What is missing is somebody being told.',
      },
      {
        ago: 77,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            '62 metered districts',
            'An alarm by 6:30 with litres per hour and the change since last week',
          ],
          scopeOut: ['Districts without an inflow meter', 'Finding the leak inside the district'],
          criteria: [
            'A tap opened at night on purpose is reported by 6:30',
            'At most three false alarms a week over all districts',
            'Each alarm names who took it',
            'Leak found and night flow before and after are kept together',
          ],
          risks: [
            ['breweries and bakeries look like leaks', 'teach their nights by hand, 19 addresses'],
          ],
        },
      },
      { ago: 75, who: 'amara', does: 'offer', toOwner: 'control' },
      { ago: 71, who: 'tomasz', does: 'claim' },
      {
        ago: 68,
        who: 'tomasz',
        does: 'accept',
        readBack: {
          outcome:
            'When a pipe gives way in the dark, the morning shift knows the district before coffee and acts that day.',
          firstDeliverable: 'E-mail alarm for the eight districts of the old town',
          biggestRisk: 'The shift stops reading alarms if too many are wrong',
          fallback: 'Raise the threshold until three a week, and say what it hides',
          notDoing: 'We do not pinpoint the leak',
          days: { start: 10, earliest: 60, latest: 85 },
        },
      },
      { ago: 66, who: 'amara', does: 'confirm' },
      { ago: 55, who: 'tomasz', does: 'start' },
      {
        ago: 13,
        who: 'tomasz',
        does: 'tick',
        evidence: [
          'Hydrant in Weir Street opened at 02:40, alarm at 06:12',
          'Two false alarms a week over four weeks',
        ],
      },
      {
        ago: 6,
        who: 'tomasz',
        does: 'comment',
        body: 'Bakeries are taught. The last two criteria need the shift’s log, which changes on Monday.',
      },
    ],
  },
  {
    title: 'One bar less at night in the old town',
    problem:
      'The old town runs at 6.4 bar at night, when nobody needs it. Pipes from 1931 burst at pressure, not at age: 71 bursts last year on 58 km.',
    forWhom: '17,000 people in the old town, and the crews who mend their street',
    hypothesis:
      'One bar less from eleven to five cuts what the old town loses by a fifth and bursts by a quarter.',
    evidence: [
      {
        label: 'Pressure log, 14 points, one winter',
        url: 'https://files.aldermere.example/pressure-log',
      },
      {
        label: 'Bursts against pressure, 9 utilities',
        url: 'https://water-research.example/pressure',
      },
    ],
    labels: ['pressure', 'leaks'],
    effort: [5, 8, 11],
    costOfDelay: 8300,
    priority: 'leaks',
    metric: 'lost',
    owner: 'yusuf',
    steps: [
      { ago: 98, who: 'henrik', does: 'raise' },
      ...bothRate(95, [4, 4, 5, 2], [5, 4, 4, 2]),
      {
        ago: 86,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 75,
        reason:
          'Nine utilities have measured it, the physics is known, and two valves do most of the work.',
        beat: 'New pipes for 58 km, at €34 million.',
        dissent:
          'Amara: the fire brigade must say yes to 5.4 bar in writing before we touch a valve.',
      },
      {
        ago: 83,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: ['Two control valves, Castle Hill and Fish Market', '23:00 to 5:00'],
          scopeOut: ['Day pressure', 'Booster pumps of high houses'],
          criteria: [
            'No tap on a fourth floor below 1.5 bar on 30 nights',
            'The fire brigade has signed',
            'Night flow of the old town falls by at least 12 l/s',
          ],
          risks: [
            [
              'a hydrant gives too little',
              'full pressure from the control room within two minutes',
            ],
          ],
        },
      },
      { ago: 82, who: 'henrik', does: 'offer', toOwner: 'yusuf' },
      { ago: 79, who: 'yusuf', does: 'claim' },
      {
        ago: 74,
        who: 'yusuf',
        does: 'accept',
        readBack: {
          outcome:
            'While the old town sleeps its pipes carry less strain: they spill less, and fewer give way.',
          firstDeliverable: 'Castle Hill valve on a timer for two weeks',
          biggestRisk: 'Old riser pipes in tall houses run dry at night',
          fallback: 'Half a bar only, house by house, until they are rebuilt',
          notDoing: 'Nothing in daylight',
          days: { start: 5, earliest: 45, latest: 66 },
        },
      },
      { ago: 73, who: 'henrik', does: 'confirm' },
      { ago: 65, who: 'yusuf', does: 'start' },
      {
        ago: 30,
        who: 'yusuf',
        does: 'tick',
        evidence: ['Loggers on five fourth floors, lowest 1.7 bar'],
      },
      {
        ago: 7,
        who: 'yusuf',
        does: 'comment',
        body: 'Past my latest date, and I said I would say why: the brigade’s test is booked for next **Thursday**. Valves are ready, night flow is down by 9 l/s on half pressure.',
      },
    ],
  },
];
