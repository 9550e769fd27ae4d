import type { Receipt, Standing } from './intake.ts';

const standings = {
  assessed: 'It is being weighed against everything else. Nothing has been decided yet.',
  pursued: 'It was decided to pursue it. Who builds it is being settled.',
  planned: 'It was decided to pursue it, and a team has promised to build it.',
  building: 'It is being built.',
  delivered: 'It has been delivered. Whether it helped is being measured.',
  proven: 'It has been delivered, and what it changed has been measured.',
  parked: 'It was set aside for now, to be looked at again later.',
  rejected: 'It was decided not to pursue it.',
} satisfies Record<Standing, string>;

/** Where what came of it is over, that is the news. */
const headlines: Partial<Record<Standing, string>> = {
  parked: 'Set aside',
  rejected: 'Not pursued',
  delivered: 'Delivered',
  proven: 'Delivered',
};

/** What the submitter of a proposal is told: what became of it in one line, and how it stands. */
export function tellSubmitter({ state, standing }: Pick<Receipt, 'state' | 'standing'>): {
  headline: string;
  sentence: string;
} {
  const now = standing === null ? '' : standings[standing];
  switch (state) {
    case 'NEW':
      return { headline: 'Waiting to be read', sentence: 'Somebody reads every proposal.' };
    case 'DECLINED':
      return { headline: 'Declined', sentence: 'It was read and is not taken further.' };
    case 'MERGED':
      return {
        headline: 'Taken together',
        sentence: `It is taken together with an opportunity we had already. ${now}`.trim(),
      };
    case 'ACCEPTED':
      return { headline: headlines[standing ?? 'assessed'] ?? 'Taken up', sentence: now };
  }
}
