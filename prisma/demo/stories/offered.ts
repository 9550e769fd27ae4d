import { bothRate, type Story } from '../story.ts';

/** At the line, waiting for somebody to take it: two for teams, one for a person, one for a person of their own. */
export const offered: Story[] = [
  {
    title: 'Forty valves the control room can close by itself',
    problem:
      'After a burst the first two hours go into driving to valves. Forty of 11,400 valves are turned in seven of ten bursts.',
    forWhom: 'On average 210 households per burst, and one hospital wing',
    hypothesis: 'Closing these forty from a desk saves 70 minutes of every second burst.',
    evidence: [
      {
        label: 'Valve turns of two years, by valve',
        url: 'https://files.aldermere.example/valve-turns',
      },
      { label: 'Offer of two makers', url: 'https://files.aldermere.example/valve-offers' },
    ],
    labels: ['burst', 'control room'],
    effort: [12, 18, 30],
    costOfDelay: 11800,
    priority: 'supply',
    metric: 'minutes',
    owner: 'control',
    steps: [
      { ago: 52, who: 'amara', does: 'raise' },
      ...bothRate(48, [5, 4, 4, 4], [4, 4, 4, 4]),
      {
        ago: 45,
        who: 'henrik',
        does: 'comment',
        body: 'Before we decide: which of the forty have power within 20 m? Without it each costs €6,000 more.',
      },
      { ago: 43, who: 'amara', does: 'comment', body: '31 of 40. List is in the evidence.' },
      {
        ago: 14,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason:
          'With crews at the depot, turning valves is now the longest stretch of a burst. Thirty-one of forty have power next to them.',
        beat: 'A spare for every old valve, which helps at the tenth burst, not at the next.',
      },
      {
        ago: 10,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'The 31 valves with power nearby',
            'Closing from the control room, with a picture of who is cut off',
          ],
          scopeOut: ['The nine without power', 'Opening again without a crew on site'],
          criteria: [
            'Each valve closes within four minutes of the command',
            'The desk shows how many households are cut off before it asks “sure?”',
            'A lost connection is seen within a minute',
          ],
          risks: [
            [
              'a valve closes by mistake',
              'a second person confirms for anything above 500 households',
            ],
          ],
          appetite: 'Half a year, €420,000',
          firstAction: 'Walk the 31 with an electrician',
        },
      },
      { ago: 7, who: 'amara', does: 'offer', toOwner: 'control' },
    ],
  },
  {
    title: 'Leak dogs for the 300 km nobody can hear',
    problem:
      'Plastic pipes swallow sound, so the loggers are deaf on 300 km between the villages. Leaks there run for a year and show up as green grass.',
    forWhom: 'The hill villages, and the balance',
    hypothesis: 'Two dogs trained on chlorine find eight of ten leaks on a 12 km walk a day.',
    evidence: [
      {
        label: 'Trial day in the north: 9 of 11 found',
        url: 'https://files.aldermere.example/dog-trial',
      },
    ],
    labels: ['leaks', 'field'],
    effort: [2, 3, 5],
    costOfDelay: 4400,
    priority: 'leaks',
    metric: 'leakDays',
    owner: 'network',
    steps: [
      { ago: 40, who: 'henrik', does: 'raise' },
      ...bothRate(37, [3, 3, 4, 1], [4, 3, 4, 1]),
      {
        ago: 11,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 90,
        reason: 'Sounds like a joke, found nine of eleven. Nothing else works on plastic.',
      },
      {
        ago: 8,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: ['Hire two handlers with dogs for twelve weeks', 'All 300 km once'],
          scopeOut: ['Buying a dog', 'Streets with loggers'],
          criteria: [
            '300 km walked and marked on the map',
            'Every mark dug or dismissed within ten days',
            'Hits and misses counted per handler',
          ],
          risks: [['snow lies', 'stop; scent does not rise']],
        },
      },
      { ago: 4, who: 'henrik', does: 'offer', toOwner: 'network' },
    ],
  },
  {
    title: 'One letter to 74 landlords for 5,200 cellar meters',
    problem:
      '5,200 meters stand in locked cellars of 74 landlords. We write to the tenants, who have no key, four times a year.',
    forWhom: 'Tenants who pay an estimate because their landlord has the key',
    hypothesis:
      'Six in ten landlords let us in once a year if we ask them instead of their tenants.',
    evidence: [
      { label: 'Meters by owner of the building', url: 'https://files.aldermere.example/cellars' },
    ],
    labels: ['meters', 'quick'],
    effort: [0.5, 1, 1],
    costOfDelay: 3600,
    priority: 'bills',
    metric: 'estimated',
    owner: 'metering',
    steps: [
      { ago: 33, who: 'amara', does: 'raise' },
      ...bothRate(30, [3, 3, 3, 1], [4, 3, 2, 1]),
      {
        ago: 15,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 45,
        reason: 'A week of work. If six in ten answer, it is worth more than a point.',
      },
      {
        ago: 12,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            '74 letters, signed by the head of billing',
            'One date per landlord, all meters on that day',
          ],
          scopeOut: ['Changing meters', 'Landlords with fewer than 20 meters'],
          criteria: ['Every landlord has answered or was phoned within three weeks'],
          firstAction: 'Ask the three largest by phone before the letter goes out',
        },
      },
      { ago: 9, who: 'amara', does: 'offer', toPerson: 'tomasz' },
    ],
  },
  {
    title: 'Fill the reservoirs when power is cheap',
    problem:
      'Pumps run when levels fall, which is at seven in the evening, when current costs three times what it costs at two at night. The reservoirs could wait.',
    forWhom: 'The power bill, and the grid',
    hypothesis:
      'Shifting 30 % of the filling into the small hours, at lower speed, saves 5 % of the energy and 8 % of the bill.',
    evidence: [
      {
        label: 'Simulation on last year’s levels',
        url: 'https://files.aldermere.example/night-filling',
      },
    ],
    labels: ['energy', 'control room'],
    effort: [4, 6, 9],
    costOfDelay: 6100,
    priority: 'leaks',
    metric: 'energy',
    owner: 'yusuf',
    steps: [
      { ago: 29, who: 'henrik', does: 'raise' },
      ...bothRate(26, [4, 3, 3, 2], [4, 4, 3, 2]),
      {
        ago: 9,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason:
          'Energy has been flat for four months and only the Reedham pumps touch it, and they have not begun.',
        dissent: 'Amara: it competes with the Reedham pumps for Yusuf, who is one person at 0.8.',
      },
      {
        ago: 6,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: ['Harrow and Castle Hill reservoirs', 'New levels per hour in the pump control'],
          scopeOut: ['Trading on the power market', 'Stations without a variable drive'],
          criteria: [
            'No reservoir below its fire reserve at any minute of 30 days',
            'Filling between 0:00 and 5:00 rises from 22 % to 50 %',
          ],
        },
      },
      { ago: 2, who: 'henrik', does: 'offer', toOwner: 'yusuf' },
    ],
  },
];
