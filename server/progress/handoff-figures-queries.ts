import type { Database } from '#server/db/client.ts';
import {
  type FiguresFilter,
  type HandoffFiguresFacts,
  handoffFiguresOf,
} from '#shared/progress/handoff-figures.ts';
import { countedEvents } from '#shared/progress/handoff-figures-rows.ts';
import type { HandoffFiguresPage } from '#shared/progress/handoff-figures-schema.ts';
import { handoffFiguresSql } from './handoff-figures-sql.ts';

/** The figures of handoffs: read in one statement, counted by one rule. */
export async function findHandoffFigures(
  { pool }: Database,
  { workspaceId, ...asked }: FiguresFilter & { workspaceId: string; now: Date },
): Promise<HandoffFiguresPage> {
  const { rows } = await pool.query<{ facts: HandoffFiguresFacts }>({
    name: 'handoff_figures',
    text: handoffFiguresSql,
    values: [workspaceId, countedEvents],
  });
  const [row] = rows;
  if (!row) throw new Error(`workspace ${workspaceId} is gone`);
  return handoffFiguresOf(row.facts, asked);
}
