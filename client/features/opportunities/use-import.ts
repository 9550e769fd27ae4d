import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportPreview, ImportReport } from '#shared/opportunities/import.ts';
import { importFile, previewFile } from './import-api.ts';
import { type Choices, firstChoices, mappingOf } from './import-choices.ts';

/** A list that has been looked at, and what is to become of it. */
export interface Looked {
  file: File;
  preview: ImportPreview;
  choices: Choices;
}

type Doing = { what: 'looking' | 'trying' | 'importing'; read: number; share: number };

/** One import from file to report. What was chosen stays through every refusal. */
export function useImport(slug: string) {
  const client = useQueryClient();
  const [looked, setLooked] = useState<Looked>();
  const [doing, setDoing] = useState<Doing>();
  const [report, setReport] = useState<ImportReport>();
  const [error, setError] = useState<unknown>();

  async function during<T>(what: Doing['what'], work: () => Promise<T>): Promise<T | undefined> {
    setDoing({ what, read: 0, share: 0 });
    setError(undefined);
    try {
      return await work();
    } catch (failure) {
      setError(failure);
      return undefined;
    } finally {
      setDoing(undefined);
    }
  }

  async function look(file: File) {
    setReport(undefined);
    const preview = await during('looking', () => previewFile(slug, file));
    if (preview) setLooked({ file, preview, choices: firstChoices(preview) });
  }

  async function run(dryRun: boolean) {
    if (!looked) return;
    const { file, preview, choices } = looked;
    const mapping = mappingOf(preview, choices);
    const what = dryRun ? 'trying' : 'importing';
    const onProgress = (progress: Omit<Doing, 'what'>) => setDoing({ what, ...progress });
    const done = await during(what, () => importFile({ slug, file, mapping, dryRun, onProgress }));
    if (done) setReport(done);
    if (!dryRun) await client.invalidateQueries({ queryKey: ['workspaces', slug] });
  }

  return {
    looked,
    doing,
    report,
    error,
    look,
    try: () => run(true),
    import: () => run(false),
    change: (change: Partial<Choices>) => {
      setReport(undefined);
      setLooked((now) => now && { ...now, choices: { ...now.choices, ...change } });
    },
    startOver: () => {
      setLooked(undefined);
      setReport(undefined);
      setError(undefined);
    },
  };
}
