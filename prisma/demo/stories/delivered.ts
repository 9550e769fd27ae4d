import { bothRate, type Story } from '../story.ts';

/** Delivered and not proven: one due today, one overdue, one whose day has not come. */
export const delivered: Story[] = [
  {
    title: 'Two standby crews sleep at the depot from Thursday to Sunday',
    problem:
      'Half of all bursts happen at night, and the first crew arrives after 2 hours 40: it is called at home, drives to the depot, loads, and drives back past the burst.',
    forWhom:
      'Everybody behind a burst main, first of all St. Anne’s hospital and two dialysis centres',
    hypothesis:
      'Two crews with loaded vans at the depot on the four worst nights take two hours off the median.',
    evidence: [
      {
        label: 'Arrival times of 118 night bursts',
        url: 'https://files.aldermere.example/night-bursts',
      },
      {
        label: 'What the fire brigade pays for standby',
        url: 'https://aldermere-fire.example/standby',
      },
    ],
    labels: ['burst', 'field'],
    effort: [4, 6, 9],
    costOfDelay: 12600,
    priority: 'supply',
    metric: 'restore',
    owner: 'network',
    steps: [
      { ago: 121, who: 'amara', does: 'raise' },
      ...bothRate(118, [5, 5, 4, 2], [5, 4, 4, 3]),
      {
        ago: 108,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 120,
        reason:
          'The drive to the depot is the largest single piece of the 7.8 hours, and it needs no technology.',
        beat: 'Forty remote valves, which save less and come a year later.',
        dissent:
          'Henrik: the crews’ council has not agreed to nights yet; without it the effort doubles.',
      },
      {
        ago: 105,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'Two crews, four nights a week, rooms above the workshop',
            'Vans loaded before the shift',
          ],
          scopeOut: ['Monday to Wednesday', 'The hill villages, which have their own arrangement'],
          criteria: [
            'A crew is on the road within 12 minutes of the call',
            'The agreement with the crews’ council is signed',
            'No crew has more than two standby weeks in eight',
          ],
          risks: [['the council refuses', 'volunteers only, one crew, for three months']],
          appetite: '€9,000 a week at most',
          contacts: 'Crews’ council: Dalia Brandt',
        },
      },
      { ago: 103, who: 'amara', does: 'offer', toOwner: 'network' },
      { ago: 99, who: 'lucia', does: 'claim' },
      {
        ago: 98,
        who: 'lucia',
        does: 'ask',
        field: 'constraints',
        body: 'Who pays the night supplement: operations or the network budget?',
        blocking: true,
      },
      {
        ago: 96,
        who: 'amara',
        does: 'answer',
        answer: 'Operations. Mei-Lin has put €9,000 a week aside until the end of next quarter.',
      },
      {
        ago: 95,
        who: 'lucia',
        does: 'accept',
        readBack: {
          outcome:
            'On the nights when most pipes go, a loaded van leaves within minutes, so taps run again by breakfast.',
          firstDeliverable: 'One volunteer crew at the depot on Fridays and Saturdays',
          biggestRisk: 'The same people volunteer every time and burn out',
          fallback: 'Cap at two weeks in eight and borrow a crew from the county',
          notDoing: 'Not the other three nights, and not the hills',
          days: { start: 7, earliest: 45, latest: 70 },
        },
      },
      { ago: 94, who: 'amara', does: 'confirm' },
      { ago: 88, who: 'lucia', does: 'start' },
      {
        ago: 60,
        who: 'lucia',
        does: 'comment',
        body: 'First four weekends: **9 bursts, median 11 minutes to the road**. The beds are fine, the coffee is not.',
      },
      {
        ago: 31,
        who: 'lucia',
        does: 'tick',
        evidence: [
          'Door log of 31 calls: slowest 12 minutes',
          'Signed by Dalia Brandt, in the shared folder',
          'Rota for two quarters checked by the council',
        ],
      },
      { ago: 31, who: 'lucia', does: 'deliver' },
      {
        ago: 3,
        who: 'meilin',
        does: 'comment',
        body: 'The four-week median stands at 4.6 h against 4.5 promised. I would rather read one more week before I put my name to a verdict.',
      },
    ],
  },
  {
    title: 'Load the van from the job, not from habit',
    problem:
      'Three of ten meter jobs need a second trip because a part was left at the depot. Each second trip costs €74 and a morning of somebody’s holiday.',
    forWhom: '21 fitters, and 1,900 customers a month who take time off to let them in',
    hypothesis:
      'A packing list from tomorrow’s jobs, on the van’s door by six, halves the second trips.',
    evidence: [
      {
        label: 'Reasons for 120 second trips',
        url: 'https://files.aldermere.example/second-trips',
      },
    ],
    labels: ['field', 'meters'],
    effort: [2, 3, 5],
    costOfDelay: 2900,
    priority: 'supply',
    metric: 'firstVisit',
    owner: 'metering',
    steps: [
      { ago: 112, who: 'henrik', does: 'raise' },
      ...bothRate(110, [3, 3, 4, 1], [3, 2, 4, 2]),
      {
        ago: 101,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 90,
        reason:
          'Small, certain, and the fitters asked for it. 120 trips were counted before anybody proposed a tool.',
      },
      {
        ago: 99,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'A list per van from the next day’s work orders',
            'The 40 parts behind nine of ten second trips',
          ],
          scopeOut: ['Stock keeping at the depot', 'Route planning'],
          criteria: [
            'The list hangs at every van by 6:00 on twenty days in a row',
            'A fitter can report a wrong part in one tap',
          ],
        },
      },
      { ago: 98, who: 'henrik', does: 'offer', toOwner: 'metering' },
      { ago: 95, who: 'tomasz', does: 'claim' },
      {
        ago: 93,
        who: 'tomasz',
        does: 'accept',
        readBack: {
          outcome:
            'A fitter leaves in the morning with everything the day needs, so nobody has to stay at home for us twice.',
          firstDeliverable: 'Printed lists for five vans',
          biggestRisk: 'Work orders change after six',
          fallback: 'Send the late changes to the fitter’s phone',
          notDoing: 'We do not touch the depot’s stock',
          days: { start: 5, earliest: 25, latest: 45 },
        },
      },
      { ago: 92, who: 'henrik', does: 'confirm' },
      { ago: 86, who: 'tomasz', does: 'start' },
      {
        ago: 47,
        who: 'tomasz',
        does: 'tick',
        evidence: ['Depot camera, 20 of 20 mornings', '61 taps in the first month, all answered'],
      },
      { ago: 46, who: 'tomasz', does: 'deliver' },
    ],
  },
  {
    title: 'Listen to the 40 km that leak most, every night',
    problem:
      'A leak runs 34 days before we repair it: 27 of them because nobody knows. The walkers with listening sticks pass each street once in eleven months.',
    forWhom: 'The river, and everybody who pays for water that never arrives',
    hypothesis: '320 loggers on the worst 40 km hear a leak in its first two nights.',
    evidence: [
      {
        label: 'Trial with 24 loggers in Mill Lane',
        url: 'https://files.aldermere.example/mill-lane-trial',
      },
      {
        label: 'Kestrel Water: three years of loggers',
        url: 'https://kestrel-water.example/loggers',
      },
    ],
    labels: ['leaks', 'sensors'],
    effort: [8, 12, 18],
    costOfDelay: 9800,
    priority: 'leaks',
    metric: 'leakDays',
    owner: 'network',
    steps: [
      { ago: 117, who: 'amara', does: 'raise' },
      ...bothRate(114, [5, 4, 4, 3], [4, 4, 5, 3]),
      {
        ago: 106,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 100,
        reason:
          'Mill Lane found six leaks in nine nights, four of them unknown. Forty kilometres carry a third of all leaks.',
        beat: 'Satellite pictures, which see fields but not streets.',
      },
      {
        ago: 102,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            '320 loggers on the 40 km of the worst list',
            'A list of suspects each morning at seven',
          ],
          scopeOut: [
            'Repairing faster: that is its own opportunity',
            'Plastic pipes, where sound does not carry',
          ],
          criteria: [
            '300 of 320 loggers report on 25 of 30 nights',
            'Two of three suspects turn out to be leaks',
            'The morning list names street and house number',
          ],
          risks: [['traffic hides the sound in Station Road', 'listen between two and four only']],
          firstAction: 'Agree the worst list with the crews',
        },
      },
      { ago: 100, who: 'amara', does: 'offer', toOwner: 'network' },
      { ago: 97, who: 'lucia', does: 'claim' },
      {
        ago: 91,
        who: 'lucia',
        does: 'accept',
        readBack: {
          outcome:
            'The crew hears about a hidden leak within days instead of finding it by luck next year.',
          firstDeliverable: '80 loggers in the old town',
          biggestRisk: 'False alarms send crews to dig for nothing',
          fallback: 'A walker confirms every suspect until two of three are right',
          notDoing: 'No plastic pipes, no automatic digging orders',
          days: { start: 6, earliest: 50, latest: 75 },
        },
      },
      { ago: 90, who: 'amara', does: 'confirm' },
      { ago: 84, who: 'lucia', does: 'start' },
      {
        ago: 17,
        who: 'lucia',
        does: 'tick',
        evidence: [
          '309 loggers on 27 of 30 nights',
          '44 of 61 suspects dug up and leaking',
          'See the list of last Monday',
        ],
      },
      { ago: 16, who: 'lucia', does: 'deliver' },
    ],
  },
];
