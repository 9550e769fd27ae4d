import { uuidv7 } from 'uuidv7';
import type { Unit } from '#server/http/write.ts';
import type { BriefDraft } from '#shared/handoffs/brief.ts';

/** Writing of one author within this time is one edit of the draft's history. */
const ONE_EDIT_MS = 10 * 60_000;

/** A brief's words, and the version they are. */
type Edit = { briefId: string; version: number; content: BriefDraft };

/** Keeps words as edits of their own: those a brief begins with, and those that are brought back. */
export async function keepEdits({ tx, actor, now }: Unit, edits: readonly Edit[]): Promise<void> {
  await tx.briefEdit.createMany({
    data: edits.map((edit) => ({
      ...edit,
      id: uuidv7(),
      workspaceId: actor.workspaceId,
      editedById: actor.memberId,
      editedAt: now,
    })),
  });
}

type Before = { version: number; content: BriefDraft; authorId: string | null };
type Kept = { before: Before; apart: boolean };

/**
 * Keeps words in the draft's history. What one author writes within ten minutes is one edit, so that pausing for breath
 * makes no history; what the draft began with and what others wrote stay as they were.
 */
export async function keepEdit(unit: Unit, edit: Edit, { before, apart }: Kept): Promise<void> {
  const { tx, actor, now } = unit;
  const [last, earlier] = await tx.briefEdit.findMany({
    where: { briefId: edit.briefId },
    orderBy: { version: 'desc' },
    take: 2,
    select: { id: true, editedById: true, editedAt: true },
  });
  const goesOn =
    !apart &&
    last !== undefined &&
    earlier !== undefined &&
    last.editedById === actor.memberId &&
    now.getTime() - last.editedAt.getTime() < ONE_EDIT_MS;
  if (goesOn) {
    const { version, content } = edit;
    await tx.briefEdit.update({ where: { id: last.id }, data: { version, content } });
    return;
  }
  if (last === undefined) await keepBeginning(unit, edit.briefId, before);
  await keepEdits(unit, [edit]);
}

/** What a version goes on from: the words that were sent before, which nobody wrote again. */
async function keepBeginning(unit: Unit, briefId: string, before: Before): Promise<void> {
  const { tx, actor, now } = unit;
  const { version, content, authorId } = before;
  await tx.briefEdit.create({
    data: {
      id: uuidv7(),
      workspaceId: actor.workspaceId,
      briefId,
      version,
      content,
      editedById: authorId ?? actor.memberId,
      editedAt: now,
    },
  });
}
