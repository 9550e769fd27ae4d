import { bothRate, type Story } from '../story.ts';

/** Being built for the people at the tap: one begun, one ready to be delivered. */
export const buildingService: Story[] = [
  {
    title: 'One number for bursts, answered in twenty seconds',
    problem:
      'People who see water in the street find four numbers. One in three gives up; the burst is reported 50 minutes later by somebody else.',
    forWhom: 'Whoever stands in the water',
    hypothesis:
      'One number, answered by the control room, brings the first report forward by 40 minutes.',
    evidence: [
      { label: 'Mystery calls, 60 of them', url: 'https://files.aldermere.example/mystery-calls' },
    ],
    labels: ['burst', 'control room'],
    effort: [3, 4, 6],
    costOfDelay: 4700,
    priority: 'supply',
    metric: 'restore',
    owner: 'control',
    steps: [
      { ago: 72, who: 'amara', does: 'raise' },
      ...bothRate(68, [4, 4, 3, 2], [4, 3, 4, 1]),
      {
        ago: 58,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason: 'Forty minutes for the price of four weeks of one person.',
      },
      {
        ago: 55,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'One free number, printed on bills, vans and hydrant lids',
            'Two questions: where, and is anybody in danger',
          ],
          scopeOut: ['Billing calls', 'A chat'],
          criteria: [
            'Nine of ten calls are answered within 20 seconds',
            'The old four numbers lead to the new one',
            'The report is on the crew’s tablet before the call ends',
          ],
        },
      },
      { ago: 53, who: 'amara', does: 'offer', toOwner: 'control' },
      { ago: 49, who: 'tomasz', does: 'claim' },
      {
        ago: 46,
        who: 'tomasz',
        does: 'release',
        note: 'Lucía has the control room’s phones this quarter. I would only pass messages on.',
      },
      { ago: 44, who: 'lucia', does: 'claim' },
      {
        ago: 42,
        who: 'lucia',
        does: 'accept',
        readBack: {
          outcome:
            'A passer-by reaches a person on the first try, and the van is told while they still talk.',
          firstDeliverable: 'The new number, live in the control room, old ones forwarded',
          biggestRisk: 'Billing calls flood the line',
          fallback: 'A recorded sentence sends them away after two seconds',
          notDoing: 'No chat, no e-mail',
          days: { start: 4, earliest: 35, latest: 55 },
        },
      },
      { ago: 41, who: 'amara', does: 'confirm' },
      { ago: 26, who: 'lucia', does: 'start' },
      {
        ago: 8,
        who: 'lucia',
        does: 'tick',
        evidence: ['91 % within 20 seconds in the first ten days'],
      },
    ],
  },
  {
    title: 'Change the 1,800 radio meters that have gone quiet',
    problem:
      '1,800 radio meters stopped sending when their batteries aged. Their bills are estimated, quarter after quarter, and they lead the list of complaints.',
    forWhom: '1,800 households who bought into radio reading and now write to us most',
    hypothesis: 'Changing them takes three quarters of a point off the share of estimated bills.',
    evidence: [
      { label: 'Quiet meters by batch', url: 'https://files.aldermere.example/quiet-meters' },
    ],
    labels: ['meters'],
    effort: [20, 28, 36],
    costOfDelay: 2600,
    priority: 'bills',
    metric: 'estimated',
    owner: 'metering',
    steps: [
      { ago: 66, who: 'henrik', does: 'raise' },
      ...bothRate(62, [4, 4, 5, 3], [4, 4, 5, 4]),
      {
        ago: 43,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 90,
        reason:
          'Three quarters of a point, for certain. After the text messages we want something certain.',
      },
      {
        ago: 42,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'The 1,800 meters of batches 14 to 17',
            'An appointment within two weeks, evenings too',
          ],
          scopeOut: ['Meters that still send', 'A new make of meter'],
          criteria: [
            '1,750 of 1,800 send daily for two weeks',
            'Nobody was billed on an estimate after the change',
            'Old meters are counted and recycled',
          ],
        },
      },
      { ago: 41, who: 'henrik', does: 'offer', toOwner: 'metering' },
      { ago: 39, who: 'tomasz', does: 'claim' },
      {
        ago: 37,
        who: 'tomasz',
        does: 'accept',
        readBack: {
          outcome:
            'The homes whose device fell silent are billed on what truly ran through the tap, from the next quarter on.',
          firstDeliverable: '200 changed in the Weir quarter, evenings only',
          biggestRisk: 'Nobody at home, again',
          fallback: 'Saturday rounds with the caretaker',
          notDoing: 'No meter that still talks to us',
          days: { start: 3, earliest: 30, latest: 48 },
        },
      },
      { ago: 36, who: 'henrik', does: 'confirm' },
      { ago: 33, who: 'tomasz', does: 'start' },
      {
        ago: 2,
        who: 'tomasz',
        does: 'tick',
        evidence: [
          '1,763 have sent on each of the last fifteen days',
          'Checked against the last billing run: none',
          'Receipt of the recycler, 1,791 pieces',
        ],
      },
    ],
  },
];
