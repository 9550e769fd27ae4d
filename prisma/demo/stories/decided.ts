import { bothRate, type Story } from '../story.ts';

/** Decided, and no lead has it: fresh, nearly written, returned, released, declined. */
export const decided: Story[] = [
  {
    title: 'Twelve more inflow meters, so that no district is blind',
    problem:
      'Twelve districts with 90,000 people have no inflow meter. What they lose we learn once a year, from the balance.',
    forWhom: 'The control room',
    hypothesis: 'Twelve meters make the last 15 % of the network visible every night.',
    evidence: [{ label: 'Sites and prices', url: 'https://files.aldermere.example/inflow-meters' }],
    labels: ['leaks', 'sensors'],
    effort: [4, 6, 9],
    costOfDelay: 5100,
    priority: 'leaks',
    metric: 'lost',
    steps: [
      { ago: 31, who: 'amara', does: 'raise' },
      ...bothRate(27, [4, 3, 5, 3], [4, 4, 4, 3]),
      {
        ago: 2,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason:
          'The night alarms prove themselves in 62 districts. Twelve more make it the whole network.',
      },
    ],
  },
  {
    title: 'Renew 340 service pipes before the tram tracks close over them',
    problem:
      'The city lays tram tracks along Station Road. Under them lie 340 lead and steel service pipes, of which about nine burst a year. Once the concrete is poured, each repair means stopping the tram.',
    forWhom: '340 homes, and 21,000 people a day on the tram',
    hypothesis:
      'Renewing all 340 while the road is open costs a tenth of doing it later, one by one.',
    evidence: [
      {
        label: 'Pipes under the tracks, by year',
        url: 'https://files.aldermere.example/tram-pipes',
      },
    ],
    labels: ['burst', 'mains'],
    effort: [4, 6, 8],
    costOfDelay: 8900,
    priority: 'supply',
    metric: 'minutes',
    steps: [
      { ago: 28, who: 'henrik', does: 'raise' },
      ...bothRate(25, [3, 5, 3, 2], [3, 5, 3, 3]),
      {
        ago: 10,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 21,
        reason: 'Worthless once the concrete is poured, and the city pours in seven weeks.',
        beat: 'Everything that would be as good next quarter.',
      },
      {
        ago: 4,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'All 340 pipes between the station and Fish Market',
            'At night, section by section, with the tram works’ own fences',
          ],
          scopeOut: ['Pipes behind the house wall'],
          criteria: [],
          risks: [['the city pours a section early', 'renew that section first']],
        },
      },
      {
        ago: 1.6,
        who: 'henrik',
        does: 'rank first',
        reason:
          'It scores lower than the inflow meters and is the only one with a date: in seven weeks it is worth nothing.',
      },
    ],
  },
  {
    title: 'Let plumbers file a changed meter themselves',
    problem:
      'Plumbers change 2,600 meters a year and send us a paper slip. It takes 19 days until billing knows, and until then the bill is an estimate.',
    forWhom: '140 registered plumbers and their customers',
    hypothesis: 'A form on the phone brings 19 days down to one.',
    labels: ['meters', 'bill'],
    effort: [3, 4, 6],
    costOfDelay: 2700,
    priority: 'bills',
    metric: 'estimated',
    owner: 'metering',
    steps: [
      { ago: 42, who: 'amara', does: 'raise' },
      ...bothRate(38, [3, 3, 3, 2], [3, 2, 4, 2]),
      {
        ago: 21,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason: 'Paper is the only reason for these estimates.',
      },
      {
        ago: 17,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'A form with old and new number, both readings and a photo',
            'Straight into billing',
          ],
          scopeOut: ['Licensing of plumbers'],
          criteria: ['Filed in under three minutes on a phone', 'Billing knows within a day'],
        },
      },
      { ago: 16, who: 'amara', does: 'offer', toOwner: 'metering' },
      { ago: 9, who: 'tomasz', does: 'claim' },
      {
        ago: 5,
        who: 'tomasz',
        does: 'return',
        reason: 'UNCLEAR_OUTCOME',
        note: 'I can build the form. I cannot tell whether it is a success if plumbers go on sending paper.',
        questions: [
          {
            field: 'acceptanceCriteria',
            body: 'How many of the 140 plumbers must use it before we call it done, and who talks to them?',
            blocking: true,
          },
        ],
      },
    ],
  },
  {
    title: 'Satellite pictures to find wet ground above long mains',
    problem:
      '420 km of long mains cross fields where nobody walks. A leak there is found when a farmer calls.',
    forWhom: 'Farmers, and the balance',
    hypothesis: 'Radar pictures every twelve days show treated water in the soil to 40 metres.',
    evidence: [{ label: 'Maker’s study, two regions', url: 'https://skysoil.example/study' }],
    labels: ['leaks'],
    effort: [3, 5, 14],
    costOfDelay: 3100,
    priority: 'leaks',
    metric: 'leakDays',
    owner: 'network',
    steps: [
      { ago: 104, who: 'amara', does: 'raise' },
      ...bothRate(101, [3, 2, 3, 2], [4, 3, 3, 2]),
      {
        ago: 76,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason: 'Cheap enough to try on 420 km that nobody walks.',
        dissent: 'Henrik: the only evidence is the maker’s own.',
      },
      {
        ago: 73,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: ['Six deliveries of pictures', 'Ten suspects each, dug or dismissed'],
          scopeOut: ['Built-up areas'],
          criteria: ['Thirty suspects checked on the ground', 'At least ten are leaks'],
        },
      },
      { ago: 72, who: 'amara', does: 'offer', toOwner: 'network' },
      { ago: 67, who: 'lucia', does: 'claim' },
      {
        ago: 64,
        who: 'lucia',
        does: 'accept',
        readBack: {
          outcome: 'We go to soaked fields because a picture sent us, not because a farmer rang.',
          firstDeliverable: 'Ten suspects of the first picture, on foot',
          biggestRisk: 'Ponds and drains look like leaks',
          fallback: 'Stop after the third picture if fewer than three in ten are right',
          notDoing: 'No towns',
          days: { start: 7, earliest: 60, latest: 80 },
        },
      },
      { ago: 63, who: 'amara', does: 'confirm' },
      { ago: 57, who: 'lucia', does: 'start' },
      {
        ago: 24,
        who: 'lucia',
        does: 'comment',
        body: 'Picture three: **2 of 10**, both known to the farmer. Eight drains and a trout pond.',
      },
      {
        ago: 9,
        who: 'lucia',
        does: 'release',
        note: 'Stopped as I said I would: 4 of 30 suspects were leaks. Three pictures are paid and unused. The list of 26 drains is in the shared folder, somebody will want it.',
      },
    ],
  },
  {
    title: 'A spare for every valve older than sixty years',
    problem:
      'When one of the 730 oldest valves breaks, the part is cast to order: eleven days with a street on one pipe.',
    forWhom: 'Streets that hang on a single valve',
    hypothesis: 'Forty castings on the shelf cover nine of ten kinds.',
    labels: ['field'],
    effort: [1, 2, 3],
    costOfDelay: 1400,
    priority: 'supply',
    metric: 'minutes',
    owner: 'network',
    steps: [
      { ago: 39, who: 'amara', does: 'raise' },
      ...bothRate(36, [2, 2, 4, 1], [3, 2, 4, 1]),
      {
        ago: 16,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 90,
        reason: 'Two weeks of work for eleven days less, each time.',
      },
      {
        ago: 14,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: ['Forty castings, chosen by kind'],
          scopeOut: ['Changing valves that work'],
          criteria: ['Each casting was fitted once on the test bench'],
        },
      },
      { ago: 12, who: 'henrik', does: 'offer', toOwner: 'network' },
      {
        ago: 6,
        who: 'lucia',
        does: 'decline',
        reason:
          'Next month two of mine go to the tram works and I have 4.5 people left. Offer it again when they are back, or take something else from me.',
      },
    ],
  },
];
