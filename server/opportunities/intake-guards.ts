import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Tx } from '#server/db/transaction.ts';
import { LEAST_SECONDS, LONGEST_SECONDS, MOST_A_DAY } from '#shared/opportunities/intake.ts';
import { DomainError } from '#shared/problem.ts';

/** Everything here is signed with the form's own secret, so it holds across servers and restarts. */
const sign = (secret: Uint8Array, text: string): string =>
  createHmac('sha256', secret).update(text).digest('base64url');

/** When the form was opened, in a way only the server can have written. */
export function stampOf(secret: Uint8Array, now: Date): string {
  const opened = now.getTime().toString(36);
  return `${opened}.${sign(secret, `opened ${opened}`)}`;
}

/** Seconds since the form was opened; null when the stamp is not one of this form. */
function secondsSince(secret: Uint8Array, stamp: string, now: Date): number | null {
  const [opened = '', signature = ''] = stamp.split('.');
  const expected = Buffer.from(sign(secret, `opened ${opened}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return (now.getTime() - Number.parseInt(opened, 36)) / 1000;
}

const refuseStamp = (message: string) =>
  new DomainError('rule_broken', message, [{ path: 'stamp', message }]);

/** People read a form before they send it, and do not keep it open for weeks. */
export function mustHaveTakenTime(secret: Uint8Array, stamp: string, now: Date): void {
  const seconds = secondsSince(secret, stamp, now);
  if (seconds === null || seconds > LONGEST_SECONDS)
    throw refuseStamp('This form was opened too long ago. Send it again; nothing is lost.');
  if (seconds < LEAST_SECONDS)
    throw refuseStamp('That was quicker than anybody writes. Send it again in a moment.');
}

/**
 * The receipt of one request: made from its key, so that a repeat is given the same without its being
 * kept anywhere. A request without a key gets one nobody can give again.
 */
export const receiptOf = (secret: Uint8Array, key: string = randomUUID()): string =>
  sign(secret, `receipt ${key}`);

/** The form has had its day's share; `seconds` until the first of it is a day old. */
export class FullForToday extends DomainError {
  readonly seconds: number;
  constructor(seconds: number) {
    super('too_many_requests', 'This form has received all it takes in a day. Try tomorrow.');
    this.seconds = seconds;
  }
}

/** Needs the form's row locked: two at once would each be the last. */
export async function mustHaveRoom(tx: Tx, linkId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - 86_400_000);
  const first = await tx.submission.findFirst({
    where: { intakeLinkId: linkId, submittedAt: { gt: since } },
    orderBy: { submittedAt: 'desc' },
    skip: MOST_A_DAY - 1,
    select: { submittedAt: true },
  });
  if (!first) return;
  const seconds = Math.ceil((first.submittedAt.getTime() - since.getTime()) / 1000);
  throw new FullForToday(Math.max(1, seconds));
}
