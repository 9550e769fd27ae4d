import type { Database } from '#server/db/client.ts';
import type { Tx } from '#server/db/transaction.ts';
import { type BriefTemplate, TemplateContent } from '#shared/handoffs/template.ts';

/** The words new briefs of a workspace begin with; null where there is no default. */
export async function findDefaultTemplate(
  tx: Tx,
  workspaceId: string,
): Promise<TemplateContent | null> {
  const found = await tx.briefTemplate.findFirst({
    where: { workspaceId, isDefault: true, retiredAt: null },
  });
  return found ? TemplateContent.parse(found.content) : null;
}

/** The templates of a workspace by name, the default first. */
export async function findTemplates(
  { prisma }: Database,
  workspaceId: string,
): Promise<BriefTemplate[]> {
  const rows = await prisma.briefTemplate.findMany({
    where: { workspaceId, retiredAt: null },
    orderBy: [{ isDefault: 'desc' }, { name: 'asc' }],
  });
  return rows.map(({ id, name, content, isDefault, version }) => ({
    id,
    name,
    content: TemplateContent.parse(content),
    isDefault,
    version,
  }));
}
