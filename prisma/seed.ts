import type { Database } from '#server/db/client.ts';
import { DEMO_PASSWORD } from '#server/people/demo-people.ts';
import { dayOf } from '#shared/time.ts';
import { actIn, mustHold } from './demo/act-in.ts';
import { calendarOf } from './demo/calendar.ts';
import { found } from './demo/found.ts';
import { intakeHappenings } from './demo/intake.ts';
import { emailOf, people, personKeys } from './demo/people.ts';
import { happeningsOf } from './demo/play.ts';
import { ratingSessionHappenings } from './demo/rating-sessions.ts';
import { organisationHappenings } from './demo/settle.ts';
import { stories } from './demo/stories.ts';

export interface DemoPerson {
  email: string;
  password: string;
  /** A few words: name and role. */
  who: string;
}

/** Who a visitor may sign in as. */
export const demoPeople: DemoPerson[] = personKeys.flatMap((key) => {
  const { name, who } = people[key];
  return who ? [{ email: emailOf(key), password: DEMO_PASSWORD, who: `${name}, ${who}` }] : [];
});

/** It takes seconds; on a machine busy with other things it may take a minute. */
const PATIENCE = { maxWait: 10_000, timeout: 600_000 };

/**
 * Plays four months of a water company through the same commands the screens use, in the order it
 * happened, so that every event, hash, signature and position is a real one. All of it in one
 * transaction: a start that is interrupted leaves the database empty, not half told.
 */
export async function seedDemoWorld(db: Database, now: Date): Promise<void> {
  const happenings = [
    ...organisationHappenings,
    ...stories.flatMap(happeningsOf),
    ...ratingSessionHappenings,
    ...intakeHappenings,
  ].toSorted((a, b) => b.ago - a.ago);
  await db.prisma.$transaction(async (tx) => {
    const calendar = calendarOf(now);
    const cast = await found(tx, calendar);
    let today = '';
    for (const { ago, who, act } of happenings) {
      const moment = calendar.momentAt(ago);
      if (dayOf(moment) !== today) await mustHold(tx);
      today = dayOf(moment);
      await actIn(tx, { actor: cast.actors[who], now: moment }, (unit) => act(unit, cast));
    }
  }, PATIENCE);
}
