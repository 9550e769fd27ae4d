import { windAllClocks } from '#server/handoffs/clock-commands.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import { windMorning } from '#server/people/digest-commands.ts';
import type { Calendar, ChangeCalendar } from '#shared/calendar/schema.ts';
import { findCalendar } from './queries.ts';

/** Changes when the workspace works; clocks that are running are set anew by it. */
export async function changeCalendar(
  unit: Unit,
  { seen, change }: { seen: number; change: ChangeCalendar },
): Promise<Calendar> {
  const { tx, actor } = unit;
  const { workspaceId } = actor;
  const { holidays, ...calendar } = change;
  const { calendarVersion } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { calendarVersion: true },
  });
  mustMatch(seen, calendarVersion, 'the calendar');
  const { count } = await tx.workspace.updateMany({
    where: { id: workspaceId, calendarVersion: seen },
    data: { ...calendar, calendarVersion: { increment: 1 } },
  });
  // Somebody else's change committed between the two.
  if (count === 0) mustMatch(seen, seen + 1, 'the calendar');
  await tx.holiday.deleteMany({ where: { workspaceId } });
  await tx.holiday.createMany({
    data: holidays.map(({ day, name }) => ({ workspaceId, day: new Date(day), name })),
  });
  await windAllClocks(unit);
  await windMorning(unit);
  const facts = { ...calendar, holidays: holidays.length };
  unit.record({
    type: 'calendar_changed',
    subjectType: 'workspace',
    subjectId: workspaceId,
    facts,
  });
  return findCalendar(tx, workspaceId);
}
