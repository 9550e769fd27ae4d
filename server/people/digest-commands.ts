import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { findCalendar } from '#server/calendar/queries.ts';
import type { Database } from '#server/db/client.ts';
import type { Unit, WriteDeps } from '#server/http/write.ts';
import { enqueue, forget, type Job, type Tasks } from '#server/jobs/commands.ts';
import { writeByClock } from '#server/jobs/write-by-clock.ts';
import { morningOf, nextMorning } from '#shared/calendar/morning.ts';
import { clockCalendarOf } from '#shared/calendar/schema.ts';
import { dayIn, isWorkingDay } from '#shared/calendar/working-days.ts';
import { DomainError } from '#shared/problem.ts';

const morningKey = (workspaceId: string) => `morning ${workspaceId}`;

const findWanting = ({ tx, actor }: Unit) =>
  tx.member.findMany({
    where: { workspaceId: actor.workspaceId, digest: true, removedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });

/** Sets the next morning by the calendar of now; where nobody wants a digest, there is none. */
export async function windMorning(unit: Unit): Promise<void> {
  const { tx, actor, now } = unit;
  const { workspaceId } = actor;
  const key = morningKey(workspaceId);
  const [somebody] = await findWanting(unit);
  if (!somebody) return forget(tx, [key]);
  const calendar = clockCalendarOf(await findCalendar(tx, workspaceId));
  const at = nextMorning(now, calendar);
  await enqueue(tx, [{ task: 'begin_morning', key, at, payload: { workspaceId } }]);
}

/** A working morning: a digest each for who wants one, and the next morning, all in one transaction. */
export function beginMorning(
  deps: WriteDeps,
  { workspaceId }: Tasks['begin_morning'],
): Promise<void> {
  return writeByClock(deps, workspaceId, async (unit) => {
    const { tx, now } = unit;
    const calendar = clockCalendarOf(await findCalendar(tx, workspaceId));
    const day = dayIn(calendar.timeZone)(now);
    if (isWorkingDay(day, calendar) && now >= morningOf(day, calendar.timeZone)) {
      const wanting = await findWanting(unit);
      const jobs = wanting.map(({ id: memberId }): Job => {
        const payload = { workspaceId, memberId, day };
        return { task: 'send_digest', key: `digest ${memberId} ${day}`, at: now, payload };
      });
      await enqueue(tx, jobs);
    }
    await windMorning(unit);
  });
}

/** A member wants the digest, or does not any more. Links of earlier ones keep working. */
export async function chooseDigest(unit: Unit, on: boolean): Promise<void> {
  const { tx, actor } = unit;
  const { digestKey } = await tx.member.findUniqueOrThrow({ where: { id: actor.memberId } });
  const key = digestKey ?? new Uint8Array(randomBytes(32));
  await tx.member.update({
    where: { id: actor.memberId },
    data: { digest: on, ...(on ? { digestKey: key } : {}) },
  });
  await windMorning(unit);
}

/** A member has their list of obligations before them. */
export async function seeObligations(
  { prisma }: Database,
  { memberId, now }: { memberId: string; now: Date },
): Promise<void> {
  await prisma.member.update({ where: { id: memberId }, data: { obligationsSeenAt: now } });
}

const signatureOf = (memberId: string, key: Uint8Array): string =>
  createHmac('sha256', key).update(`no more digests for ${memberId}`).digest('base64url');

/** What a link carries that ends the digest of one member: who, and that it is from us. */
export const endingOf = (memberId: string, key: Uint8Array): string =>
  `${memberId}.${signatureOf(memberId, key)}`;

const ENDING = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** Ends the digest by a link from one of them: without signing in, however often it is asked. */
export async function endDigest({ prisma }: Database, ending: string): Promise<void> {
  const [, id, signature = ''] = ENDING.exec(ending) ?? [];
  const member = id === undefined ? null : await prisma.member.findUnique({ where: { id } });
  const key = member?.digestKey;
  if (!member || !key || !isSame(signature, signatureOf(member.id, key)))
    throw new DomainError('not_found', 'This link is none of ours, or it was cut short.');
  await prisma.member.update({ where: { id: member.id }, data: { digest: false } });
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one), Buffer.from(other));
