import { bothRate, type Story } from '../story.ts';

/** Being assessed: some agreed, some contested, some waiting for one of two advisors, some for both. */
export const candidates: Story[] = [
  {
    title: 'Radio meters for everybody within five years',
    problem:
      '119,000 meters are still read by eye. Reading them costs €1.4 million a year and misses one in nine.',
    forWhom: 'Half of all customers',
    hypothesis: 'With radio meters everywhere no bill is ever estimated again.',
    evidence: [
      { label: 'Business case, third version', url: 'https://files.aldermere.example/radio-case' },
    ],
    labels: ['meters'],
    effort: [220, 300, 480],
    costOfDelay: 16500,
    priority: 'bills',
    metric: 'estimated',
    steps: [
      { ago: 48, who: 'henrik', does: 'raise' },
      {
        ago: 20,
        who: 'amara',
        does: 'rate',
        answers: [3, 1, 2, 5],
        because:
          'Five years of work to fix what a locked cellar and a dead battery cause. The small ones do most of it.',
      },
      {
        ago: 15,
        who: 'henrik',
        does: 'rate',
        answers: [5, 3, 4, 5],
        because:
          'It ends the question instead of shrinking it, and the night alarms become twice as sharp.',
      },
      {
        ago: 12,
        who: 'amara',
        does: 'comment',
        body: 'We are two full steps apart on **Value**. I count only estimates; Henrik counts leaks behind the meter too. Which number is this for?',
      },
    ],
  },
  {
    title: 'A higher price for the fourth bath: tariffs by use on hot days',
    problem:
      'On the eleven hottest days demand reaches 97 % of the licence, because of pools and lawns.',
    forWhom: 'The river, in July',
    hypothesis: 'A price three times as high above 400 litres a day takes 8 % off the peak.',
    evidence: [
      { label: 'Peak days of six summers', url: 'https://files.aldermere.example/peak-days' },
    ],
    labels: ['tariff'],
    effort: [8, 14, 26],
    costOfDelay: 2200,
    priority: 'leaks',
    metric: 'lost',
    steps: [
      { ago: 41, who: 'amara', does: 'raise' },
      {
        ago: 22,
        who: 'henrik',
        does: 'rate',
        answers: [2, 2, 2, 4],
        because: 'It lowers demand, not losses. Our priority is losses.',
      },
      {
        ago: 19,
        who: 'amara',
        does: 'rate',
        answers: [5, 4, 3, 3],
        because: 'The licence does not ask why the water left the river.',
      },
    ],
  },
  {
    title: 'Show every open leak on a public map',
    problem: 'People report the same leak nine times, and think nobody comes.',
    forWhom: 'Everybody who walks past one',
    hypothesis:
      'A map with a date per leak halves the repeated calls and shames us into being quick.',
    labels: ['leaks', 'quick'],
    effort: [1, 2, 3],
    costOfDelay: 1900,
    priority: 'leaks',
    metric: 'leakDays',
    steps: [{ ago: 23, who: 'amara', does: 'raise' }, ...bothRate(13, [3, 3, 3, 1], [3, 3, 3, 1])],
  },
  {
    title: 'Thirty plumbers who may close the street valve',
    problem:
      'A flooded cellar waits for our crew although a plumber stands next to the valve, and may not touch it.',
    forWhom: 'Cellars',
    hypothesis: 'Thirty trained plumbers close two in ten bursts an hour sooner.',
    evidence: [
      { label: 'Letter of the plumbers’ guild', url: 'https://plumbers-guild.example/letter' },
    ],
    labels: ['burst'],
    effort: [2, 4, 6],
    costOfDelay: 3800,
    priority: 'supply',
    metric: 'restore',
    steps: [{ ago: 26, who: 'henrik', does: 'raise' }, ...bothRate(14, [4, 3, 2, 2], [4, 3, 3, 2])],
  },
  {
    title: 'Hire the pipe robot for the two school districts',
    problem: 'Steel pipes from 1954 under two schoolyards: digging is possible six weeks a year.',
    forWhom: 'Two schools, 1,300 children',
    hypothesis: 'A robot seals joints from inside, at night, without a hole in the yard.',
    evidence: [
      { label: 'New offer, 40 % lower', url: 'https://files.aldermere.example/robot-offer' },
    ],
    labels: ['leaks', 'mains'],
    effort: [4, 6, 12],
    costOfDelay: 2600,
    priority: 'leaks',
    metric: 'lost',
    steps: [
      { ago: 97, who: 'amara', does: 'raise' },
      ...bothRate(93, [3, 2, 2, 4], [2, 2, 3, 4]),
      {
        ago: 84,
        who: 'amara',
        does: 'decide',
        kind: 'REJECT',
        reason: '€610 a metre for 900 metres: twice the price of digging in the holidays.',
        reopenWhen: 'The price falls below €400 a metre.',
      },
      {
        ago: 6,
        who: 'amara',
        does: 'reopen the decision',
        reason: 'New offer at €365 a metre. That is the condition we wrote down.',
      },
    ],
  },
  {
    title: 'Bill by the month instead of the quarter',
    problem:
      'A quarterly bill hides a dripping cistern for up to 90 days; the average one costs €210.',
    forWhom: 'Families for whom €210 at once is a problem',
    hypothesis: 'A monthly bill is smaller, and odd use shows within weeks.',
    labels: ['bill'],
    effort: [6, 10, 18],
    costOfDelay: 2400,
    priority: 'bills',
    metric: 'calls',
    steps: [
      { ago: 19, who: 'amara', does: 'raise' },
      {
        ago: 8,
        who: 'amara',
        does: 'rate',
        answers: [3, 2, 3, 3],
        because: 'Three times the postage. I would like to see a month’s sample first.',
      },
    ],
  },
  {
    title: 'Tell a customer when their tap never stops',
    problem:
      '4,100 radio meters show water running at every hour of the night: a cistern, a garden hose, a burst behind the wall. We see it and say nothing.',
    forWhom: '4,100 households who pay for it without knowing',
    hypothesis: 'A message after three nights makes half of them find it within a week.',
    evidence: [
      { label: 'Meters that never rest', url: 'https://files.aldermere.example/never-rest' },
    ],
    labels: ['meters', 'bill'],
    effort: [2, 3, 5],
    costOfDelay: 4900,
    priority: 'bills',
    metric: 'calls',
    steps: [
      { ago: 14, who: 'henrik', does: 'raise' },
      {
        ago: 7,
        who: 'henrik',
        does: 'rate',
        answers: [4, 4, 4, 2],
        because: 'The data lies there. Two utilities I called do it in a week.',
      },
    ],
  },
  {
    title: 'Photograph 6,200 valve cards before the archive moves',
    problem:
      'The archive moves to the county in eleven weeks. Then a valve card takes four days instead of four minutes.',
    forWhom: 'Crews at old mains',
    hypothesis: 'Two students photograph all cards in six weeks.',
    labels: ['field', 'quick'],
    effort: [2, 3, 4],
    costOfDelay: 2100,
    priority: 'supply',
    metric: 'minutes',
    steps: [
      { ago: 12, who: 'henrik', does: 'raise' },
      {
        ago: 6,
        who: 'henrik',
        does: 'rate',
        answers: [3, 5, 3, 1],
        because: 'Eleven weeks, then the chance is gone.',
      },
      {
        ago: 5,
        who: 'lucia',
        does: 'comment',
        body: 'My crews ask for about three cards a week. At a burst, four days is for ever.',
      },
    ],
  },
  {
    title: 'River water for the street sweepers',
    problem:
      'The city’s sweepers fill 60,000 litres of drinking water a day at our hydrants, unmetered.',
    forWhom: 'The balance: it counts as lost',
    hypothesis: 'Two filling points with filtered river water replace all of it.',
    labels: ['leaks'],
    effort: [2, 4, 7],
    priority: 'leaks',
    metric: 'lost',
    steps: [{ ago: 9, who: 'amara', does: 'raise' }],
  },
  {
    title: 'Halve the voice menu',
    problem: 'It takes 94 seconds and five digits to reach a person about a bill.',
    forWhom: 'People with a question, often the oldest',
    hypothesis: 'Three choices instead of eleven.',
    labels: ['bill', 'quick'],
    costOfDelay: 1200,
    priority: 'bills',
    metric: 'calls',
    steps: [{ ago: 5, who: 'henrik', does: 'raise' }],
  },
  {
    title: 'Ask the hospital what it needs, in hours and cubic metres',
    problem:
      'St. Anne’s has one connection and a tank for six hours. Nobody has written down what it needs in a long burst.',
    forWhom: '640 beds',
    hypothesis: 'Two afternoons of talking replace a €700,000 second connection, or justify it.',
    labels: ['burst'],
    effort: [0.4, 0.6, 1],
    costOfDelay: 2800,
    priority: 'supply',
    metric: 'minutes',
    steps: [{ ago: 2, who: 'amara', does: 'raise' }],
  },
];
