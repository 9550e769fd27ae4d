import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError, sentenceOf } from '#client/lib/api-error.ts';
import { keep, readKept } from '#client/lib/kept-words.ts';
import type { Saving } from '#client/ui/save-state.tsx';
import type { Brief, BriefDraft } from '#shared/handoffs/brief.ts';
import { draftOf } from '#shared/handoffs/draft-of.ts';
import { type HandoffAddress, keepBrief } from './api.ts';
import {
  arrived,
  begun,
  type Choice,
  conflictsOf,
  isUnsaved,
  kept,
  refused,
  sendable,
  sending,
  settled,
  type Writing,
  written,
} from './brief-draft.ts';

const SAVE_AFTER_MS = 1000;

export interface BriefWriting {
  draft: BriefDraft;
  write: (change: Partial<BriefDraft>) => void;
  saving: Saving;
  /** The sentence of a refusal that is no conflict. */
  problem: string | null;
  saveNow: () => void;
  /** Fields both wrote in the same place; everything else is saved meanwhile. */
  conflicts: (keyof BriefDraft)[];
  theirs: Partial<BriefDraft>;
  settle: (key: keyof BriefDraft, choice: Choice) => void;
  /** The version of the brief that is on screen, where nothing is unsaved. */
  version: number;
}

/**
 * Writing that keeps itself: a moment after the last key it is sent with the version it is based on. What somebody else
 * wrote meanwhile is taken in; where both wrote in the same place, both texts stay until a person chooses.
 */
export function useBriefDraft(address: HandoffAddress, brief: Brief): BriefWriting {
  const { writing, change, current } = useWriting(brief);
  const { saving, problem, save } = useSaving(address, current, change);
  useSaveSoon(save, writing);
  const isBehind = isUnsaved(writing);
  return {
    draft: writing.draft,
    problem,
    conflicts: conflictsOf(writing),
    theirs: writing.theirs,
    version: writing.version,
    saving: isBehind && saving === 'saved' ? 'unsaved' : saving,
    saveNow: save,
    write: (words) => change((now) => written(now, words)),
    settle: (key, choice) => change((now) => settled(now, key, choice)),
  };
}

type Change = (next: (now: Writing) => Writing) => void;

/** The draft as it is written here, with what the server says taken in. What is unsaved outlives the panel. */
function useWriting(brief: Brief) {
  const words = `brief-draft.${brief.id}`;
  const [writing, set] = useState<Writing>(() => {
    const server = { version: brief.version, draft: draftOf(brief.content) };
    const unsaved = readKept<Writing>(words);
    return unsaved ? arrived(refused(unsaved), server) : begun(server);
  });
  const current = useRef(writing);
  const change: Change = (next) => {
    const after = next(current.current);
    if (after === current.current) return;
    current.current = after;
    const isWorthKeeping = isUnsaved(after) || conflictsOf(after).length > 0;
    keep(words, isWorthKeeping ? after : undefined);
    set(after);
  };
  const takeIn = useRef(change);
  takeIn.current = change;
  useEffect(() => {
    const server = { version: brief.version, draft: draftOf(brief.content) };
    takeIn.current((now) => arrived(now, server));
  }, [brief.version, brief.content]);
  return { writing, change, current };
}

/** Sends one version at a time. A stale one is answered by reading anew, which shows who changed what. */
function useSaving(
  { slug, opportunityId, handoffId }: HandoffAddress,
  current: { current: Writing },
  change: Change,
) {
  const client = useQueryClient();
  const [saving, setSaving] = useState<Saving>('saved');
  const [problem, setProblem] = useState<string | null>(null);
  const isSending = useRef(false);
  const readAnew = () =>
    client.invalidateQueries({
      queryKey: ['workspaces', slug, 'opportunities', 'page', opportunityId],
    });

  async function send() {
    const { version } = current.current;
    change(sending);
    try {
      const saved = await keepBrief(handoffId, { version, draft: sendable(current.current) });
      change((now) => kept(now, saved.version));
      setSaving('saved');
      void readAnew();
    } catch (error) {
      change(refused);
      const isStale = error instanceof ApiError && error.code === 'stale_version';
      setSaving(isStale ? 'unsaved' : 'failed');
      setProblem(isStale ? null : sentenceOf(error));
      await readAnew();
    }
  }

  async function save() {
    if (isSending.current || !isUnsaved(current.current)) return;
    isSending.current = true;
    setSaving('saving');
    setProblem(null);
    await send();
    isSending.current = false;
  }

  return { saving, problem, save: () => void save() };
}

/** A moment after the last key; at once when the line is back, and when the writer leaves. */
function useSaveSoon(save: () => void, writing: Writing): void {
  const latest = useRef(save);
  latest.current = save;
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words and a newer version are both reasons to try again
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [writing.draft, writing.theirs, writing.version]);
  useEffect(() => {
    const again = () => latest.current();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      again();
    };
  }, []);
}
