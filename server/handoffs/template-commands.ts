import { uuidv7 } from 'uuidv7';
import { must } from '#server/http/must.ts';
import { mustMatch, type Unit } from '#server/http/write.ts';
import type { BriefTemplate, WriteTemplate } from '#shared/handoffs/template.ts';
import { DomainError } from '#shared/problem.ts';

const MOST = 50;

/** The templates of the workspace that stand, locked: two who name a default at once name one after the other. */
async function lockTemplates({ tx, actor }: Unit) {
  await tx.$executeRaw`SELECT 1 FROM workspaces WHERE id = ${actor.workspaceId}::uuid FOR UPDATE`;
  return tx.briefTemplate.findMany({
    where: { workspaceId: actor.workspaceId, retiredAt: null },
  });
}

type Templates = Awaited<ReturnType<typeof lockTemplates>>;

function mustBeAlone(others: Templates, name: string): void {
  const taken = others.find((other) => other.name.toLowerCase() === name.toLowerCase());
  if (!taken) return;
  const message = `There is a template “${taken.name}” already.`;
  throw new DomainError('conflict', message, [{ path: 'name', message }]);
}

/** At most one is the default: naming another takes it from the one before. */
async function takeDefault({ tx }: Unit, others: Templates): Promise<void> {
  for (const { id } of others.filter(({ isDefault }) => isDefault))
    await tx.briefTemplate.update({
      where: { id },
      data: { isDefault: false, version: { increment: 1 } },
    });
}

function recordChanged(unit: Unit, what: 'written' | 'changed' | 'retired', name: string) {
  unit.record({
    type: 'brief_template_changed',
    subjectType: 'workspace',
    subjectId: unit.actor.workspaceId,
    facts: { name, what },
  });
}

export async function writeTemplate(unit: Unit, written: WriteTemplate): Promise<BriefTemplate> {
  const { tx, actor, now } = unit;
  must(actor, 'edit_template');
  const others = await lockTemplates(unit);
  mustBeAlone(others, written.name);
  if (others.length >= MOST)
    throw new DomainError('rule_broken', `A workspace keeps at most ${MOST} templates.`);
  if (written.isDefault) await takeDefault(unit, others);
  const id = uuidv7();
  const { workspaceId } = actor;
  await tx.briefTemplate.create({ data: { ...written, id, workspaceId, createdAt: now } });
  recordChanged(unit, 'written', written.name);
  return { ...written, id, version: 1 };
}

function mustBeThere(templates: Templates, id: string, seen: number) {
  const found = templates.find((template) => template.id === id);
  if (!found) throw new DomainError('not_found', 'This template does not exist here.');
  mustMatch(seen, found.version, 'this template');
  return found;
}

/** Changes a template; briefs that began with it stay as they are. */
export async function changeTemplate(
  unit: Unit,
  { id, seen, written }: { id: string; seen: number; written: WriteTemplate },
): Promise<BriefTemplate> {
  must(unit.actor, 'edit_template');
  const all = await lockTemplates(unit);
  mustBeThere(all, id, seen);
  const others = all.filter((template) => template.id !== id);
  mustBeAlone(others, written.name);
  if (written.isDefault) await takeDefault(unit, others);
  const version = seen + 1;
  await unit.tx.briefTemplate.update({ where: { id }, data: { ...written, version } });
  recordChanged(unit, 'changed', written.name);
  return { ...written, id, version };
}

/** Takes a template off the list; briefs that began with it stay as they are. */
export async function retireTemplate(
  unit: Unit,
  { id, seen }: { id: string; seen: number },
): Promise<void> {
  must(unit.actor, 'edit_template');
  const { name } = mustBeThere(await lockTemplates(unit), id, seen);
  await unit.tx.briefTemplate.update({
    where: { id },
    data: { retiredAt: unit.now, isDefault: false, version: { increment: 1 } },
  });
  recordChanged(unit, 'retired', name);
}
