import { bothRate, type Story } from '../story.ts';

/** Come all the way: one promise kept, one missed. */
export const provenBills: Story[] = [
  {
    title: 'Put this year’s use beside last year’s on page one of the bill',
    problem:
      'Four of ten billing calls ask the same thing: “why is it more than last year?” The answer stands on page three, in cubic metres, without last year’s figure beside it.',
    forWhom: '238,000 households, and the 14 people who answer their calls',
    hypothesis:
      'If both years stand side by side in litres a day on page one, a third of these calls never happen.',
    evidence: [
      {
        label: '312 calls listened to in one week',
        url: 'https://files.aldermere.example/calls-week',
      },
      {
        label: 'Draft bill shown to 22 customers',
        url: 'https://files.aldermere.example/bill-test',
      },
    ],
    labels: ['bill', 'quick'],
    effort: [3, 5, 8],
    costOfDelay: 5200,
    priority: 'bills',
    metric: 'calls',
    owner: 'metering',
    steps: [
      { ago: 126, who: 'amara', does: 'raise' },
      ...bothRate(124, [4, 3, 4, 2], [4, 3, 5, 2]),
      {
        ago: 120,
        who: 'amara',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 60,
        reason:
          'Cheapest answer to the commonest call, and we have watched it work with 22 people.',
        beat: 'The chatbot, which answers the same question after the annoyance instead of before.',
      },
      {
        ago: 119,
        who: 'amara',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'Page one of the printed and the PDF bill',
            'Litres a day, this year and last, as two bars',
          ],
          scopeOut: ['Tariffs and wording of pages two to four', 'The online account'],
          criteria: [
            'Both bars appear on every bill of the first full run of 19,800',
            'Where last year is missing the bill says so in one sentence',
            'Eight of ten people in the hallway test say what changed within ten seconds',
          ],
          risks: [
            [
              'the print shop needs a new template approval',
              'start with PDF bills, 46 % of the run',
            ],
          ],
          firstAction: 'Ask the print shop for its approval calendar',
        },
      },
      { ago: 118, who: 'amara', does: 'offer', toOwner: 'metering' },
      { ago: 116, who: 'tomasz', does: 'claim' },
      {
        ago: 115.5,
        who: 'tomasz',
        does: 'ask',
        field: 'metric',
        body: 'Do calls that the voice menu answers count as calls?',
        blocking: false,
      },
      {
        ago: 115,
        who: 'amara',
        does: 'answer',
        answer: 'No. Only calls a person picked up, as in the baseline.',
      },
      {
        ago: 114,
        who: 'tomasz',
        does: 'accept',
        readBack: {
          outcome:
            'Somebody opening the envelope sees at once whether they used more, so they do not phone us to find out.',
          firstDeliverable: 'A PDF bill with two bars for the 900 customers of Harrow',
          biggestRisk: 'Households that moved in have no previous year',
          fallback: 'Compare them with homes of the same size and say so',
          notDoing: 'No redesign of the other pages, however tempting',
          days: { start: 4, earliest: 35, latest: 56 },
        },
      },
      { ago: 113, who: 'amara', does: 'confirm' },
      { ago: 110, who: 'tomasz', does: 'start' },
      {
        ago: 92,
        who: 'tomasz',
        does: 'comment',
        body: 'Harrow went out on Tuesday. **Seven calls from 900 bills**, against 41 the year before. The print shop wants two more weeks for paper.',
      },
      {
        ago: 70,
        who: 'tomasz',
        does: 'tick',
        evidence: [
          'Run of 19,800 checked by script, none without bars',
          '1,204 bills carry the sentence',
          '17 of 20 in the hallway, median six seconds',
        ],
      },
      { ago: 70, who: 'tomasz', does: 'deliver' },
      {
        ago: 37,
        who: 'priya',
        does: 'prove',
        value: 32.6,
        verdict: 'ACHIEVED',
        source: 'Call centre report, four-week mean',
        note: 'Six weeks after the last paper run, and it holds. The drop starts in the week Harrow got its bills.',
      },
    ],
  },
  {
    title: 'Text people to read their own meter in the week before the bill',
    problem:
      '26,000 bills a quarter rest on an estimate because nobody was at home. The card we leave in the letter box comes back from one in six.',
    forWhom: 'Customers whose meter sits indoors: flats, and most of the old town',
    hypothesis: 'A text with a link on the right evening gets a reading from six in ten of them.',
    evidence: [
      {
        label: 'Reply rates of the reading card, three years',
        url: 'https://files.aldermere.example/card-replies',
      },
    ],
    labels: ['bill', 'meters'],
    effort: [4, 7, 12],
    costOfDelay: 6800,
    priority: 'bills',
    metric: 'estimated',
    owner: 'metering',
    steps: [
      { ago: 126, who: 'henrik', does: 'raise' },
      ...bothRate(124, [4, 4, 2, 2], [5, 4, 3, 2]),
      {
        ago: 119,
        who: 'henrik',
        does: 'decide',
        kind: 'PURSUE',
        reviewIn: 90,
        reason:
          'Six in ten would take the share of estimates from 11.2 % to below 4 % without touching a meter.',
        beat: 'Radio meters for all, at two hundred times the price.',
        dissent:
          'Amara: we have a phone number for 58 % of these customers. Six in ten of 58 % is not six in ten.',
      },
      {
        ago: 118,
        who: 'henrik',
        does: 'write the brief',
        brief: {
          scopeIn: [
            'One text, one reminder, one page to enter the reading',
            'Check the reading against last year before it is taken',
          ],
          scopeOut: ['Photographs of meters', 'Collecting missing phone numbers'],
          criteria: [
            'A reading reaches the billing run within an hour',
            'An implausible reading asks again, once',
            'Nobody gets more than two texts a quarter',
          ],
          risks: [['fewer than four in ten answer', 'print the link on the reading card as well']],
        },
      },
      { ago: 117, who: 'henrik', does: 'offer', toOwner: 'metering' },
      { ago: 115, who: 'sofie', does: 'claim' },
      {
        ago: 114,
        who: 'sofie',
        does: 'accept',
        readBack: {
          outcome:
            'Tenants with a meter in the kitchen send us a true figure themselves, so hardly anyone is billed on a guess.',
          firstDeliverable: 'Texts to the 3,100 flats of the harbour district',
          biggestRisk: 'We lack numbers for two in five of them',
          fallback: 'Ask for the number on the reading card',
          notDoing: 'No photo recognition',
          days: { start: 3, earliest: 40, latest: 60 },
        },
      },
      { ago: 113, who: 'henrik', does: 'confirm' },
      { ago: 111, who: 'sofie', does: 'start' },
      {
        ago: 69,
        who: 'sofie',
        does: 'tick',
        evidence: [
          'Median 4 minutes, slowest 38, over 2,212 readings',
          'Asked again 174 times, 151 corrected',
          'Sending rule tested; 0 of 24,000 got a third',
        ],
      },
      { ago: 69, who: 'sofie', does: 'deliver' },
      {
        ago: 29,
        who: 'priya',
        does: 'prove',
        value: 7.6,
        verdict: 'MISSED',
        source: 'Billing system, share of the weekly run',
        note: 'It moved the number by a third of what we promised. Of those we could text, 57 % answered: the idea was right, the reach was not.',
      },
      {
        ago: 28,
        who: 'amara',
        does: 'comment',
        body: 'For the next one:\n\n- the dissent named the cause four months ago\n- nobody asked for **the share of customers with a number** before deciding\n\nI would rate Evidence 2 again.',
      },
    ],
  },
];
