import { bothRate, type Story } from '../story.ts';

/** Claimed: one stuck on a question, one just taken, one read back and waiting for a yes. */
export const inReview: Story[] = [
  {
    title: 'Line three kilometres of the river main instead of digging them up',
    problem:
      'The river main loses 31 litres a second through its joints. A new pipe means 14 months of closed road along the quay and €9 million.',
    forWhom: 'Everybody downstream of Fish Market, and the 46 shops on the quay',
    hypothesis:
      'A liner pulled through from six pits stops nine tenths of it in five months, for €3.2 million.',
    evidence: [
      { label: 'Camera run, 3.1 km', url: 'https://files.aldermere.example/river-main-camera' },
      {
        label: 'Liner, eleven years on: Kestrel Water',
        url: 'https://kestrel-water.example/liner',
      },
    ],
    labels: ['leaks', 'mains'],
    effort: [18, 26, 40],
    costOfDelay: 17000,
    priority: 'leaks',
    metric: 'lost',
    owner: 'network',
    steps: [
      { ago: 56, who: 'amara', does: 'raise' },
      ...bothRate(51, [5, 4, 4, 5], [5, 4, 4, 4]),
      {
        ago: 27,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason:
          'One main, 31 l/s: two of the five points we want to win. Lining beats digging on money, time and neighbours.',
        beat: 'A new river main; and leaving it for another year at €17,000 a week.',
        dissent:
          'Henrik: eleven years elsewhere is not fifty years here. We decide for the cheaper half of the pipe’s life.',
      },
      {
        ago: 20,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            '3.1 km from Fish Market to the lock',
            'Six pits, none of them in front of a shop door',
          ],
          scopeOut: ['House connections upstream of the lock', 'The second river main'],
          criteria: [
            'Loss between the two flow meters below 3 l/s for 30 days',
            'No house without water for more than eight hours',
            'Drinking water samples clean on three days in a row',
          ],
          risks: [['a joint is too bent for the liner', 'a seventh pit at the bend, €90,000']],
          constraints: 'Not in the four weeks of the quay market.',
          appetite: '€3.2 million, approved by the board',
        },
      },
      { ago: 18, who: 'amara', does: 'offer', toOwner: 'network' },
      { ago: 12, who: 'lucia', does: 'claim' },
      {
        ago: 11,
        who: 'lucia',
        does: 'ask',
        field: 'scopeIn',
        body: 'Are the 22 house connections between pits 3 and 4 ours or the lining firm’s?',
        blocking: false,
      },
      {
        ago: 10,
        who: 'amara',
        does: 'answer',
        answer: 'Theirs. It stands in lot 2 of the tender.',
      },
      {
        ago: 5,
        who: 'lucia',
        does: 'ask',
        field: 'metric',
        body: 'The 31 l/s were measured with the old flow meter at the lock, which reads 8 % high. Do we take a new baseline with the new meter, or is 31 the number I will be judged by?',
        blocking: true,
      },
    ],
  },
  {
    title: 'Read 9,000 meters from the refuse lorries as they pass',
    problem:
      '9,000 meters send by radio, but only 60 metres far. A reader drives past each of them once a quarter, or does not.',
    forWhom: '9,000 households on the southern rounds',
    hypothesis:
      'A receiver on six refuse lorries reads nine of ten of them every week, on a round that is driven anyway.',
    evidence: [
      {
        label: 'Test on one lorry: 94 % in a week',
        url: 'https://files.aldermere.example/lorry-test',
      },
    ],
    labels: ['meters', 'sensors'],
    effort: [3, 5, 8],
    costOfDelay: 6100,
    priority: 'bills',
    metric: 'estimated',
    owner: 'metering',
    steps: [
      { ago: 44, who: 'henrik', does: 'raise' },
      ...bothRate(41, [4, 4, 5, 2], [4, 3, 5, 2]),
      {
        ago: 18,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason:
          'The lorries come by every Tuesday. One of them read 94 % in a week without anybody noticing.',
      },
      {
        ago: 13,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: ['Six lorries of the southern rounds', 'Readings into billing every Friday'],
          scopeOut: ['Live data', 'The northern rounds, run by another firm'],
          criteria: [
            'Nine of ten meters read in each of four weeks',
            'The contract with the city cleaners is signed',
            'A meter not heard for three weeks opens a job',
          ],
          risks: [
            ['the cleaners change a round', 'they tell us a week before; it is in the contract'],
          ],
        },
      },
      { ago: 6, who: 'henrik', does: 'offer', toOwner: 'metering' },
      { ago: 2, who: 'tomasz', does: 'claim' },
    ],
  },
  {
    title: 'Tank wagons at the door within ninety minutes',
    problem:
      'When repair takes longer, people queue for bottles. Last winter the first tank wagon came after five hours; the contract says two.',
    forWhom: 'Homes with small children, two dialysis centres and St. Anne’s',
    hypothesis:
      'Three filled wagons at the fire stations count as supply after 90 minutes and take five minutes off the yearly figure.',
    evidence: [
      {
        label: 'Regulator’s rule on substitute supply',
        url: 'https://regulator.example/substitute-supply',
      },
    ],
    labels: ['burst'],
    effort: [2, 3, 4],
    costOfDelay: 5300,
    priority: 'supply',
    metric: 'minutes',
    owner: 'network',
    steps: [
      { ago: 34, who: 'henrik', does: 'raise' },
      ...bothRate(31, [4, 4, 3, 1], [4, 4, 4, 2]),
      {
        ago: 17,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 45,
        reason:
          'The rule counts a wagon as supply, and the fire stations have room and a night watch.',
      },
      {
        ago: 13,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'Three wagons at the stations north, harbour and hills',
            'Water changed every four days',
          ],
          scopeOut: ['Bottles', 'Own drivers: the brigade drives'],
          criteria: [
            'A wagon stands within 90 minutes in three unannounced tests',
            'Samples stay clean on the fourth day',
          ],
        },
      },
      { ago: 11, who: 'henrik', does: 'offer', toOwner: 'network' },
      { ago: 6, who: 'lucia', does: 'claim' },
      {
        ago: 1.4,
        who: 'lucia',
        does: 'accept',
        readBack: {
          outcome:
            'If we cannot mend it fast, families nearby fill their pots from a clean tank soon after we know.',
          firstDeliverable: 'One wagon at the harbour station, tested on a Sunday',
          biggestRisk: 'Stale water in summer',
          fallback: 'Change it every two days above 25 degrees',
          notDoing: 'No bottled water, and my crews do not drive',
          days: { start: 12, earliest: 30, latest: 40 },
        },
      },
    ],
  },
];
