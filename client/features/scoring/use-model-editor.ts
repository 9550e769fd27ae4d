import { useCallback, useMemo, useState } from 'react';
import { keep, readKept } from '#client/lib/kept-words.ts';
import type { FieldProblem } from '#shared/problem.ts';
import { isSameModel } from '#shared/scoring/change-model.ts';
import { wrongWithModel } from '#shared/scoring/check-model.ts';
import { ChangeScoringModel, type ScoringModel } from '#shared/scoring/schema.ts';
import { changeOf, draftOf, type ModelDraft } from './model-draft.ts';

/** What is kept of an edit that is not applied yet. */
interface Kept {
  /** The version it was begun on. */
  base: ScoringModel;
  draft: ModelDraft;
  reason: string;
}

export interface ModelEditor {
  base: ScoringModel;
  draft: ModelDraft;
  reason: string;
  /** The same function from one change to the next, so that rows which did not change are not drawn again. */
  edit: (change: (draft: ModelDraft) => ModelDraft) => void;
  giveReason: (reason: string) => void;
  isChanged: boolean;
  change: ChangeScoringModel;
  problems: readonly FieldProblem[];
  /** The sentence beside a field, once somebody has tried to apply. */
  errorOf: (path: string) => string | undefined;
  /** Counts tries with something wrong: each leads to the first field that is. */
  tries: number;
  tryAgain: () => void;
  /** The present model, when it is no longer the one this edit was begun on. */
  theirs: ScoringModel | null;
  keepMine: () => void;
  /** Back to the present model. */
  forget: () => void;
}

/** A model being edited; it survives a reload, and says when somebody else was faster. */
export function useModelEditor(slug: string, present: ScoringModel): ModelEditor {
  const key = `scoring-model.${slug}`;
  const [kept, setKept] = useState<Kept | undefined>(() => readKept<Kept>(key));
  const [tries, setTries] = useState(0);
  const initial = useMemo(() => draftOf(present), [present]);
  const { base, draft, reason } = kept ?? { base: present, draft: initial, reason: '' };
  const change = useMemo(() => changeOf(draft, reason.trim()), [draft, reason]);
  const isChanged = kept !== undefined && !isSameModel(base, change);
  const problems = useMemo(() => problemsOf(change), [change]);

  const edit = useCallback<ModelEditor['edit']>(
    (by) =>
      setKept((before) => {
        const from = before ?? { base: present, draft: initial, reason: '' };
        const next = { ...from, draft: by(from.draft) };
        keep(key, next);
        return next;
      }),
    [key, present, initial],
  );

  function write(next: Kept | undefined) {
    keep(key, next);
    setKept(next);
  }

  return {
    base,
    draft,
    reason,
    change,
    problems,
    isChanged,
    tries,
    edit,
    giveReason: (words) => write({ base, draft, reason: words }),
    errorOf: (path) =>
      tries === 0 ? undefined : problems.find((problem) => problem.path === path)?.message,
    tryAgain: () => setTries((count) => count + 1),
    theirs: isChanged && present.version !== base.version ? present : null,
    keepMine: () => write({ base: present, draft, reason }),
    forget: () => {
      write(undefined);
      setTries(0);
    },
  };
}

/** Everything wrong with a change, its shape and its rules; the first thing about a field says enough. */
function problemsOf(change: ChangeScoringModel): FieldProblem[] {
  const issues = ChangeScoringModel.safeParse(change).error?.issues ?? [];
  const all = [
    ...issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    ...wrongWithModel(change),
  ];
  return [
    ...new Map(all.toReversed().map((problem) => [problem.path, problem])).values(),
  ].reverse();
}
