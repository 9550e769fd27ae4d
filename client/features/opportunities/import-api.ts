import { queryOptions } from '@tanstack/react-query';
import { get, post, postForLines } from '#client/lib/api.ts';
import { ApiError } from '#client/lib/api-error.ts';
import {
  type ImportMapping,
  ImportPreview,
  ImportProgress,
  type ImportReport,
  ImportRuns,
} from '#shared/opportunities/import.ts';

export const importsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['workspaces', slug, 'opportunities', 'imports'],
    queryFn: ({ signal }) => get(`/workspaces/${slug}/imports`, ImportRuns, { signal }),
  });

function formOf(file: File, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return form;
}

/** What the file looks like; nothing is taken from it. */
export const previewFile = (slug: string, file: File) =>
  post(`/workspaces/${slug}/imports/preview`, formOf(file), ImportPreview);

interface Importing {
  slug: string;
  file: File;
  mapping: ImportMapping;
  dryRun: boolean;
  /** Rows read so far, and the share of the file they are. */
  onProgress: (progress: { read: number; share: number }) => void;
}

/** Imports the file, or tries to. All of it is kept, or, when it throws, nothing. */
export async function importFile({
  slug,
  file,
  mapping,
  dryRun,
  onProgress,
}: Importing): Promise<ImportReport> {
  const form = formOf(file, { mapping: JSON.stringify(mapping), dryRun: String(dryRun) });
  let report: ImportReport | undefined;
  await postForLines(`/workspaces/${slug}/imports`, form, ImportProgress, (line) => {
    if ('problem' in line) throw new ApiError(line.problem);
    if ('report' in line) report = line.report;
    else onProgress(line);
  });
  if (report) return report;
  const detail =
    'The line broke before the import was confirmed. Import the file again: rows it has taken are found, not doubled.';
  throw new ApiError({ code: 'offline', status: 0, detail });
}
