import { z } from 'zod';
import { Day, TimeZone } from '#shared/time.ts';
import type { WorkingCalendar } from './working-days.ts';

/** A day on which the whole workspace does not work. */
export const Holiday = z.strictObject({
  day: Day,
  name: z.string().trim().max(200, 'Use at most 200 characters.').default(''),
});
export type Holiday = z.infer<typeof Holiday>;

const workingDays = (least: number, most: number) =>
  z
    .number('Say how many working days.')
    .int('Use whole days.')
    .min(least, `Use at least ${least}.`)
    .max(most, `Use at most ${most}.`);

/** The clocks of a handoff, in working days (DESIGN §3). */
export const ClockLengths = z.strictObject({
  /** An offer nobody has claimed goes to its sponsor. */
  escalateAfter: workingDays(1, 60),
  /** An offer nobody has claimed goes back to its author. */
  expireAfter: workingDays(2, 120),
  /** A claim nobody works on is given back. */
  idleAfter: workingDays(1, 60),
  /** A read-back nobody has confirmed becomes active, with its flag. */
  confirmAfter: workingDays(1, 60),
  /** Work not started so long after its promised day is asked about: is it still worth it? */
  askAgainAfter: workingDays(1, 250),
});
export type ClockLengths = z.infer<typeof ClockLengths>;

/** When a workspace works, and how long its handoffs may wait. */
export const ChangeCalendar = z
  .strictObject({
    timeZone: TimeZone,
    weekend: z
      .array(z.number().int().min(1).max(7))
      .max(6, 'A week has at least one working day.')
      .refine((days) => new Set(days).size === days.length, 'Name each day once.'),
    holidays: z
      .array(Holiday)
      .max(500, 'Keep at most 500 holidays.')
      .refine(
        (days) => new Set(days.map(({ day }) => day)).size === days.length,
        'Name each day once.',
      ),
    ...ClockLengths.shape,
  })
  .refine(({ escalateAfter, expireAfter }) => expireAfter > escalateAfter, {
    message: 'An offer goes to its sponsor before it expires.',
    path: ['expireAfter'],
  });
export type ChangeCalendar = z.infer<typeof ChangeCalendar>;

export const Calendar = z.object({
  timeZone: z.string(),
  weekend: z.array(z.number().int()),
  /** Earliest first. */
  holidays: z.array(z.object({ day: z.string(), name: z.string() })),
  ...ClockLengths.shape,
  version: z.number().int(),
});
export type Calendar = z.infer<typeof Calendar>;

/** What a workspace begins with. */
export const usualCalendar: Calendar = {
  timeZone: 'Europe/Berlin',
  weekend: [6, 7],
  holidays: [],
  escalateAfter: 5,
  expireAfter: 10,
  idleAfter: 5,
  confirmAfter: 2,
  askAgainAfter: 30,
  version: 1,
};

/** What clocks are counted by. */
export type ClockCalendar = WorkingCalendar & ClockLengths & { timeZone: string };

export const clockCalendarOf = ({ holidays, ...calendar }: Calendar): ClockCalendar => ({
  ...calendar,
  holidays: holidays.map(({ day }) => day),
});
