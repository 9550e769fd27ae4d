import { describe, expect, it } from 'vitest';
import { isReviewDue, reviewDay } from './review.ts';

const decision = {
  stage: 'PARKED' as const,
  stands: true,
  reviewDate: '2026-11-20',
  reconfirmations: [],
};
const today = '2026-11-22';

describe('the review of a decision', () => {
  it('is due once its day is over', () => {
    expect(isReviewDue(decision, today)).toBe(true);
    expect(isReviewDue(decision, '2026-11-20')).toBe(false);
  });

  it('waits for the day of the latest re-confirmation', () => {
    const again = { ...decision, reconfirmations: [{ reviewDate: '2027-01-31' }] };
    expect(reviewDay(again)).toBe('2027-01-31');
    expect(isReviewDue(again, today)).toBe(false);
    expect(isReviewDue(again, '2027-02-01')).toBe(true);
  });

  it('is never due of what does not stand, has no day, or is delivered', () => {
    expect(isReviewDue({ ...decision, stands: false }, today)).toBe(false);
    expect(isReviewDue({ ...decision, reviewDate: null }, today)).toBe(false);
    for (const stage of ['ASSESS', 'DELIVERED', 'PROVEN', 'MERGED'] as const) {
      expect(isReviewDue({ ...decision, stage }, today)).toBe(false);
    }
  });
});
