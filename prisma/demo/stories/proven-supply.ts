import { bothRate, type Story } from '../story.ts';

/** Come all the way, and nobody can tell whether it was this that moved the number. */
export const provenSupply: Story[] = [
  {
    title: 'Valve maps on the crews’ tablets, with what was turned last',
    problem:
      'At a burst the crew looks for the right valve with a paper map from 2009. One shut-off in five starts at the wrong one and cuts off streets that had water.',
    forWhom: 'Nine crews, and the 40 to 300 households behind every wrong valve',
    hypothesis:
      'With the current map and the valve’s last turn on a tablet, wrong shut-offs halve.',
    evidence: [
      { label: '61 shut-offs reconstructed', url: 'https://files.aldermere.example/shut-offs' },
    ],
    labels: ['field', 'burst'],
    effort: [5, 8, 12],
    costOfDelay: 4100,
    priority: 'supply',
    metric: 'minutes',
    owner: 'network',
    steps: [
      { ago: 126, who: 'amara', does: 'raise' },
      ...bothRate(124, [4, 3, 4, 3], [3, 3, 4, 2]),
      {
        ago: 118,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason:
          'Sixty-one reconstructed shut-offs say where the minutes go. The map data exists; only the crews lack it.',
      },
      {
        ago: 117,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'Offline map of 11,400 valves',
            'One tap to say “turned”, “stuck” or “not found”',
          ],
          scopeOut: ['Routing', 'Remote operation of valves'],
          criteria: [
            'The map opens without network in under five seconds',
            'A stuck valve shows on every tablet the next morning',
            'All nine crews have used it at a real burst',
          ],
        },
      },
      { ago: 116, who: 'amara', does: 'offer', toOwner: 'network' },
      { ago: 114, who: 'lucia', does: 'claim' },
      {
        ago: 112,
        who: 'lucia',
        does: 'accept',
        readBack: {
          outcome: 'My people turn the correct valve first, and the next street keeps its water.',
          firstDeliverable: 'Tablets for the two old-town crews',
          biggestRisk: 'Every tenth valve is not where the map says',
          fallback: 'Crews correct it on the spot; paper stays in the van for a year',
          notDoing: 'No turn-by-turn directions',
          days: { start: 5, earliest: 30, latest: 50 },
        },
      },
      {
        ago: 110,
        who: 'amara',
        does: 'send the read-back back',
        mismatch:
          'The number counts minutes without water for everybody, so stuck valves matter as much as wrong ones. Your outcome leaves them out.',
      },
      {
        ago: 109,
        who: 'lucia',
        does: 'accept',
        readBack: {
          outcome:
            'My people go to the correct valve and know beforehand if it will not move, so fewer homes are dry and for less time.',
          firstDeliverable: 'Tablets for the two old-town crews',
          biggestRisk: 'Every tenth valve is not where the map says',
          fallback: 'Crews correct it on the spot; paper stays in the van for a year',
          notDoing: 'No turn-by-turn directions',
          days: { start: 3, earliest: 30, latest: 50 },
        },
      },
      { ago: 108, who: 'amara', does: 'confirm' },
      { ago: 105, who: 'lucia', does: 'start' },
      {
        ago: 62,
        who: 'lucia',
        does: 'tick',
        evidence: [
          '3.1 s in the cellar of the depot, flight mode',
          'Checked on three mornings with valve 7,220',
          'Crew log; the last was crew 6 in Mill Lane',
        ],
      },
      { ago: 62, who: 'lucia', does: 'deliver' },
      {
        ago: 23,
        who: 'henrik',
        does: 'prove',
        value: 24.2,
        verdict: 'INCONCLUSIVE',
        source: 'Incident log, rolling year',
        note: 'Within 0.2 of the promise, but it was the quietest quarter in eleven years, and our two neighbours fell by as much. We count again after a hard one.',
      },
    ],
  },
];
