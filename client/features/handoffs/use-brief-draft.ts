import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError, sentenceOf } from '#client/lib/api-error.ts';
import { keep, readKept } from '#client/lib/kept-words.ts';
import type { Saving } from '#client/ui/save-state.tsx';
import type { Brief, BriefDraft } from '#shared/handoffs/schema.ts';
import { type HandoffAddress, keepBrief } from './api.ts';
import { changedFields, draftOf } from './brief-words.ts';

const SAVE_AFTER_MS = 1000;

/** A version of the draft the server has. */
interface Saved {
  version: number;
  draft: BriefDraft;
}

/** What I have written, and what it was when I began. */
interface Mine {
  base: Saved;
  draft: BriefDraft;
}

export interface BriefWriting {
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
  const client = useQueryClient();
  const words = `brief.${brief.id}`;
  const server: Saved = { version: brief.version, draft: draftOf(brief.content) };
  const [mine, setMine] = useState<Mine | null>(() => readKept<Mine>(words) ?? null);
  const [saved, setSaved] = useState<Saved>(server);
  const [saving, setSaving] = useState<Saving>(mine ? 'unsaved' : 'saved');
  const [problem, setProblem] = useState<string | null>(null);
  const isSending = useRef(false);
  const latest = saved.version > server.version ? saved : server;
  const merged = mine && withTheirs(mine, latest);
  const conflicts = mine && merged ? conflictsOf(mine, latest) : [];
  const draft = merged?.draft ?? latest.draft;
  const readAnew = () => client.invalidateQueries({ queryKey: ['workspaces', address.slug, 'opportunities', 'page', address.opportunityId] });

  function set(next: Mine | null) {
    setMine(next);
    keep(words, next ?? undefined);
  }

  async function save() {
    if (!merged || conflicts.length > 0 || isSending.current) return;
    isSending.current = true;
    setSaving('saving');
    setProblem(null);
    try {
      const { version } = await keepBrief(address.handoffId, { version: latest.version, draft: merged.draft });
      const now = { version, draft: merged.draft };
      setSaved(now);
      setMine((written) => {
        const isDone = !written || changedFields(now.draft, written.draft).length === 0;
        const next = isDone ? null : { base: now, draft: written.draft };
        keep(words, next ?? undefined);
        return next;
      });
      setSaving('saved');
      void readAnew();
    } catch (error) {
      const isStale = error instanceof ApiError && error.code === 'stale_version';
      if (isStale) await readAnew();
      setSaving(isStale ? 'unsaved' : 'failed');
      setProblem(isStale ? null : sentenceOf(error));
    } finally {
      isSending.current = false;
    }
  }

  const saveLatest = useRef(save);
  saveLatest.current = save;
  useEffect(() => {
    if (!mine) return;
    const timer = setTimeout(() => void saveLatest.current(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
    // biome-ignore lint/correctness/useExhaustiveDependencies: a newer version on the server is a reason to try again
  }, [mine, latest.version]);
  useEffect(() => {
    const again = () => void saveLatest.current();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      // Leaving the tab or the panel does not wait for the pause.
      again();
    };
  }, []);

  return {
    draft,
    saving: conflicts.length > 0 ? 'unsaved' : saving,
    problem,
    conflicts,
    theirs: latest.draft,
    saveNow: () => void save(),
    write(change) {
      const base = merged?.base ?? latest;
      set({ base, draft: { ...draft, ...change } });
      setSaving('unsaved');
    },
    settle(key, whose) {
      if (!mine) return;
      const base = { ...mine.base, draft: { ...mine.base.draft, [key]: latest.draft[key] } };
      set({ base, draft: whose === 'mine' ? mine.draft : { ...mine.draft, [key]: latest.draft[key] } });
    },
  };
}

/** My words on top of the newest version: fields only they changed are theirs. */
function withTheirs(mine: Mine, latest: Saved): Mine {
  if (latest.version <= mine.base.version) return mine;
  const ours = changedFields(mine.base.draft, mine.draft);
  const draft = { ...latest.draft, ...Object.fromEntries(ours.map((key) => [key, mine.draft[key]])) };
  return { base: latest, draft };
}

function conflictsOf({ base, draft }: Mine, latest: Saved): (keyof BriefDraft)[] {
  if (latest.version <= base.version) return [];
  const ours = changedFields(base.draft, draft);
  const differing = changedFields(latest.draft, draft);
  return changedFields(base.draft, latest.draft).filter((key) => ours.includes(key) && differing.includes(key));
}
