import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { projectRoot } from '#server/root.ts';

/** A list of real or invented use cases, and what importing it must come to; counted by hand. */
interface ListToImport {
  path: string;
  rows: number;
  /** Initiated, Planned, Ideation, and without a stage. */
  assess: number;
  /** Acquisition and/or Development, Implementation and Assessment. */
  building: number;
  /** Operation and Maintenance, In production, In mission, Complete. */
  deliveredElsewhere: number;
  /** Retired. */
  parked: number;
}

/** Stands in both lists; Initiated. */
export const flood = {
  title: 'Predictive flood modeling',
  agency: 'Department of Agriculture',
};

const published = resolve(projectRoot, '../shared/data/federal-ai-use-cases-2024.csv');

/** The inventory of US agencies where it is at hand; elsewhere five rows in its manner. */
export function listToImport(): ListToImport {
  if (existsSync(published)) {
    const counts = { assess: 370 + 20 + 9 + 4, building: 404 + 287, parked: 142 };
    return { path: published, rows: 2133, deliveredElsewhere: 874 + 14 + 4 + 5, ...counts };
  }
  process.stderr.write(`${published} is not here: the main job is told with five rows instead.\n`);
  const path = join(mkdtempSync(join(tmpdir(), 'baton-list-')), 'five-use-cases.csv');
  writeFileSync(path, fiveRows);
  return { path, rows: 5, assess: 1, building: 2, deliveredElsewhere: 1, parked: 1 };
}

const fiveRows = `Use Case Name,Agency,What is the intended purpose and expected benefits of the AI?,Stage of Development
${flood.title},${flood.agency},"Predicts water flow during floods,
and which drains under roads give way",Initiated
Reading of handwritten claims,Department of Labor,Fewer days until a claim is answered,Acquisition and/or Development
Sorting of public comments,Department of Labor,Nobody reads the same comment twice,Implementation and Assessment
Translation of forms,Department of State,Forms in the language people speak,Operation and Maintenance
Chat about parking,Department of State,Fewer calls about parking,Retired
`;
