import { describe, expect, it } from 'vitest';
import { clockCalendarOf, usualCalendar } from '#shared/calendar/schema.ts';
import { type Clocked, dueDay, isLate } from '#shared/progress/late.ts';

/** A Friday. */
const since = '2026-11-20';
const clocked: Clocked = {
  stage: 'DECIDED',
  handoff: 'DRAFT',
  since,
  reviewDate: '2027-02-01',
  startsOn: '2026-12-01',
  finishLatest: '2027-01-15',
  measureBy: '2027-03-31',
};

describe('the day something is due', () => {
  it.each<[string, Partial<Clocked>, string | null]>([
    ['the review date of a decision', {}, '2027-02-01'],
    ['never, for a decision without a review date', { reviewDate: null }, null],
    ['five working days after an offer', { stage: 'OFFERED' }, '2026-11-27'],
    ['five working days after a claim', { stage: 'IN_REVIEW', handoff: 'IN_REVIEW' }, '2026-11-27'],
    ['two after a read-back', { stage: 'IN_REVIEW', handoff: 'ACCEPTED' }, '2026-11-24'],
    ['the promised start', { stage: 'QUEUED', handoff: 'ACTIVE' }, '2026-12-01'],
    ['the latest promised finish', { stage: 'BUILDING', handoff: 'ACTIVE' }, '2027-01-15'],
    ['the measure-by date', { stage: 'DELIVERED', handoff: 'ACTIVE' }, '2027-03-31'],
    ['never, once proven', { stage: 'PROVEN', handoff: 'ACTIVE' }, null],
  ])('%s', (_what, changed, expected) => {
    expect(dueDay({ ...clocked, ...changed }, clockCalendarOf(usualCalendar))).toBe(expected);
  });

  it('is still in time; the day after is late', () => {
    expect(isLate('2026-11-27', '2026-11-27')).toBe(false);
    expect(isLate('2026-11-27', '2026-11-28')).toBe(true);
    expect(isLate(null, '2026-11-28')).toBe(false);
  });
});
