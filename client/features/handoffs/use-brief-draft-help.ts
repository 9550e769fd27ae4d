import { useQuery } from '@tanstack/react-query';
import { notify } from '#client/ui/toast.tsx';
import type { BriefDraft } from '#shared/handoffs/brief.ts';
import { coveredBy } from '#shared/handoffs/missing-for-offer.ts';
import type { HandoffAddress } from './api.ts';
import { type Origin, originOf } from './brief-draft-notes.ts';
import { fieldOf } from './brief-words.ts';
import { writtenQuery } from './draft-history-api.ts';
import type { BriefWriting } from './use-brief-draft.ts';

type Key = keyof BriefDraft;

/** What the question of an unknown field asks, until somebody words it better. */
const unknown: Partial<Record<Key, string>> = {
  problem: 'What exactly is wrong today?',
  forWhom: 'For whom is it?',
  metricId: 'What is the baseline, and what should it become?',
  whyNow: 'Why now?',
  scopeIn: 'What is in scope?',
  scopeOut: 'What is out of scope?',
  acceptanceCriteria: 'How will we know that it works?',
};

export interface BriefHelp {
  originOf: (key: Key) => Origin | null;
  take: (key: Key) => void;
  /** The open question about a field that is not known. */
  openOf: (key: Key) => BriefDraft['openQuestions'][number] | undefined;
  /** Begins one; null where the field is no hard one. */
  askAbout: (key: Key) => (() => void) | null;
  /** Writes many fields at once, with the way back. */
  writeUndoably: (change: Partial<BriefDraft>, said: string) => void;
}

/** What helps with writing: words that are known already, and a question where something is not. */
export function useBriefDraftHelp(
  address: HandoffAddress,
  { draft, write }: BriefWriting,
  onAsked: () => void,
): BriefHelp {
  const written = useQuery(writtenQuery(address)).data;
  const covered = coveredBy(draft.openQuestions);
  const origin = (key: Key) => (written ? originOf(draft, key, written) : null);

  function writeUndoably(change: Partial<BriefDraft>, said: string) {
    const before = Object.fromEntries(
      (Object.keys(change) as Key[]).map((key) => [key, draft[key]]),
    );
    write(change);
    void notify({ title: said, action: { label: 'Undo', onAction: () => write(before) } });
  }

  return {
    originOf: origin,
    writeUndoably,
    take(key) {
      const take = origin(key)?.take;
      if (take) writeUndoably({ [key]: take.value }, `Taken from ${take.from}.`);
    },
    openOf: (key) => draft.openQuestions.find(({ field }) => field === fieldOf(key)),
    askAbout(key) {
      const question = unknown[key];
      const field = fieldOf(key);
      const isAsked = draft.openQuestions.some((open) => open.field === field);
      if (!question || isAsked || covered.has(field)) return null;
      return () => {
        const open = { field, question, memberId: null, due: null };
        write({ openQuestions: [...draft.openQuestions, open] });
        onAsked();
      };
    },
  };
}
