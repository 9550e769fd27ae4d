import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError, sentenceOf } from '#client/lib/api-error.ts';
import { keep, readKept } from '#client/lib/kept-words.ts';
import type { Saving } from '#client/ui/save-state.tsx';
import { changedFields, draftOf } from '#shared/handoffs/draft-of.ts';
import type { Brief, BriefDraft } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, keepBrief } from './api.ts';
import { conflictsOf, type Mine, type Saved, withTheirs } from './brief-merge.ts';

const SAVE_AFTER_MS = 1000;

interface BriefWriting {
  draft: BriefDraft;
  write: (change: Partial<BriefDraft>) => void;
  saving: Saving;
  /** The sentence of a refusal that is no conflict. */
  problem: string | null;
  saveNow: () => void;
  /** Fields both sides changed; nothing is saved before one of the two is chosen for each. */
  conflicts: (keyof BriefDraft)[];
  theirs: BriefDraft;
  settle: (key: keyof BriefDraft, whose: 'mine' | 'theirs') => void;
}

/**
 * Writing that keeps itself: a moment after the last key it is sent with the version it is based on. Somebody else's
 * fields are taken in; where both wrote the same field, both texts stay until a person chooses.
 */
export function useBriefDraft(address: HandoffAddress, brief: Brief): BriefWriting {
  const { mine, setMine } = useMine(brief.id);
  const server: Saved = { version: brief.version, draft: draftOf(brief.content) };
  const [saved, setSaved] = useState<Saved>(server);
  const latest = saved.version > server.version ? saved : server;
  const draft = mine ? withTheirs(mine, latest) : latest.draft;
  const conflicts = mine ? conflictsOf(mine, latest) : [];
  const isReady = mine !== null && conflicts.length === 0;
  const { saving, problem, save } = useSaving(address, (now) => {
    setSaved(now);
    // What was typed while it was on its way goes out next.
    setMine((written) => {
      const isDone = !written || changedFields(now.draft, written.draft).length === 0;
      return isDone ? null : { base: now, draft: written.draft };
    });
  });
  const saveNow = () => isReady && save({ version: latest.version, draft });
  useSaveSoon(saveNow, { mine, version: latest.version });

  return {
    draft,
    problem,
    conflicts,
    theirs: latest.draft,
    saving: mine && saving === 'saved' ? 'unsaved' : saving,
    saveNow,
    write(change) {
      const base = conflicts.length > 0 && mine ? mine.base : latest;
      setMine(() => ({ base, draft: { ...draft, ...change } }));
    },
    settle(key, whose) {
      if (!mine) return;
      const theirs = { [key]: latest.draft[key] };
      const base = { ...mine.base, draft: { ...mine.base.draft, ...theirs } };
      setMine(() => ({
        base,
        draft: whose === 'mine' ? mine.draft : { ...mine.draft, ...theirs },
      }));
    },
  };
}

/** What I have written and the server has not; it outlives the panel. */
function useMine(briefId: string) {
  const words = `brief.${briefId}`;
  const [mine, set] = useState<Mine | null>(() => readKept<Mine>(words) ?? null);
  const setMine = (next: (before: Mine | null) => Mine | null) =>
    set((before) => {
      const after = next(before);
      keep(words, after ?? undefined);
      return after;
    });
  return { mine, setMine };
}

/** Sends one version at a time. A stale one is answered by reading anew, which shows who changed what. */
function useSaving(
  { slug, opportunityId, handoffId }: HandoffAddress,
  onSaved: (saved: Saved) => void,
) {
  const client = useQueryClient();
  const [saving, setSaving] = useState<Saving>('saved');
  const [problem, setProblem] = useState<string | null>(null);
  const isSending = useRef(false);
  const readAnew = () =>
    client.invalidateQueries({
      queryKey: ['workspaces', slug, 'opportunities', 'page', opportunityId],
    });

  async function refused(error: unknown) {
    const isStale = error instanceof ApiError && error.code === 'stale_version';
    setSaving(isStale ? 'unsaved' : 'failed');
    setProblem(isStale ? null : sentenceOf(error));
    await readAnew();
  }

  async function save(next: Saved) {
    if (isSending.current) return;
    isSending.current = true;
    setSaving('saving');
    setProblem(null);
    try {
      const { version } = await keepBrief(handoffId, next);
      onSaved({ version, draft: next.draft });
      setSaving('saved');
      void readAnew();
    } catch (error) {
      await refused(error);
    } finally {
      isSending.current = false;
    }
  }

  return { saving, problem, save: (next: Saved) => void save(next) };
}

/** A moment after the last key; at once when the line is back, and when the writer leaves. */
function useSaveSoon(
  saveNow: () => void,
  { mine, version }: { mine: Mine | null; version: number },
): void {
  const latest = useRef(saveNow);
  latest.current = saveNow;
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words and a newer version are both reasons to try again
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [mine, version]);
  useEffect(() => {
    const again = () => latest.current();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      again();
    };
  }, []);
}
