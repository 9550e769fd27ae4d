import type { Story } from '../story.ts';

/** Competent work that nobody decided was worth doing: recorded, and counted against capacity. */
export const unbacked: Story[] = [
  {
    title: 'A wall of pump alarms for the night shift',
    problem:
      'The night shift wanted the alarms of nine stations on one screen and built it over three weekends.',
    forWhom: 'Two people on nights in the control room',
    hypothesis: '',
    labels: ['control room'],
    priority: 'leaks',
    owner: 'control',
    steps: [
      { ago: 64, who: 'tomasz', does: 'record as unbacked', state: 'DELIVERED' },
      {
        ago: 63,
        who: 'amara',
        does: 'comment',
        body: 'It is good. Nobody can say which number it moves, so it stays unbacked.',
      },
    ],
  },
  {
    title: 'Move fourteen depot spreadsheets into a stock tool',
    problem:
      'The depot’s lists disagree with each other. Somebody started a tool; nobody has asked what it is worth.',
    forWhom: 'Four storekeepers',
    hypothesis: '',
    labels: ['depot'],
    effort: [6, 10, 20],
    priority: 'supply',
    owner: 'metering',
    steps: [
      { ago: 38, who: 'tomasz', does: 'record as unbacked', state: 'BUILDING' },
      {
        ago: 12,
        who: 'meilin',
        does: 'comment',
        body: 'One and a half people for five weeks, and I learn of it from the capacity figure. Please bring it to Assess or stop it.',
      },
    ],
  },
  {
    title: 'Drone pictures of the four reservoir roofs',
    problem: 'Promised to the insurer by the site manager, for the spring survey.',
    forWhom: 'The insurer',
    hypothesis: '',
    labels: ['sites'],
    effort: [1, 2, 3],
    priority: 'leaks',
    owner: 'network',
    steps: [{ ago: 10, who: 'lucia', does: 'record as unbacked', state: 'QUEUED' }],
  },
];
