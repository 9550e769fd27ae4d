import type { Brief } from '#shared/handoffs/brief.ts';
import {
  type Changing,
  changedBrief,
  changedDates,
  contractDifferences,
  ProposeChange,
  problemsOfChange,
} from '#shared/handoffs/change.ts';
import type { ChangeReason } from '#shared/handoffs/schema.ts';
import type { RoadmapItem } from '#shared/roadmap/schema.ts';
import { Day } from '#shared/time.ts';

/** What the form holds: the contract and the dates as they are, written over by whoever proposes. */
export interface ChangeDraft {
  problem: string;
  forWhom: string;
  target: number | null;
  measureBy: string;
  scopeIn: readonly string[];
  scopeOut: readonly string[];
  acceptanceCriteria: readonly string[];
  startsOn: string;
  finishEarliest: string;
  finishLatest: string;
  reason: ChangeReason | null;
  note: string;
}

/** What is changed: the brief that holds, and the work it promised. */
export type Holding = { brief: Brief; item: RoadmapItem };

export function draftFrom({ brief: { content }, item }: Holding): ChangeDraft {
  const { problem, forWhom, metric, scopeIn, scopeOut, acceptanceCriteria } = content;
  return {
    problem,
    forWhom,
    target: metric?.target ?? null,
    measureBy: metric?.measureBy ?? '',
    scopeIn,
    scopeOut,
    acceptanceCriteria,
    startsOn: item.startsOn ?? '',
    finishEarliest: item.finishEarliest ?? '',
    finishLatest: item.finishLatest ?? '',
    reason: null,
    note: '',
  };
}

/** A day that is half typed is none yet. */
const dayIn = (text: string): string | undefined => Day.safeParse(text).data;

/** The proposal as it stands while it is typed: only what differs from what holds. */
export function proposalOf(draft: ChangeDraft, holding: Holding): ProposeChange {
  const before = draftFrom(holding);
  const { target } = draft;
  const day = (key: 'measureBy' | 'startsOn' | 'finishEarliest' | 'finishLatest') =>
    draft[key] === before[key] ? undefined : dayIn(draft[key]);
  return {
    problem: draft.problem.trim(),
    forWhom: draft.forWhom.trim(),
    scopeIn: [...draft.scopeIn],
    scopeOut: [...draft.scopeOut],
    acceptanceCriteria: [...draft.acceptanceCriteria],
    target: target === null || target === before.target ? undefined : target,
    measureBy: day('measureBy'),
    startsOn: day('startsOn'),
    finishEarliest: day('finishEarliest'),
    finishLatest: day('finishLatest'),
    reason: draft.reason ?? 'LEARNED',
    note: draft.note,
  };
}

/** What the proposal makes of brief and dates, by the rules of the server. */
export function changingOf(proposal: ProposeChange, { brief, item }: Holding): Changing {
  const promised = {
    startsOn: item.startsOn,
    finishEarliest: item.finishEarliest,
    finishLatest: item.finishLatest,
  };
  return {
    before: brief.content,
    after: changedBrief(brief.content, proposal),
    light: brief.light,
    promised,
    dates: changedDates(promised, proposal),
    item: item.state,
  };
}

export const differs = ({ before, after, dates }: Changing): boolean =>
  dates !== null || contractDifferences(before, after).length > 0;

/** What is sent: the fields that differ, each checked; a sentence beside every one that is wrong. */
export const proposalSchema = (draft: ChangeDraft, changing: Changing, today: string) => {
  const { before, after, dates, promised } = changing;
  const changed: readonly string[] = [
    ...contractDifferences(before, after),
    ...(['startsOn', 'finishEarliest', 'finishLatest'] as const).filter(
      (key) => dates && dates[key] !== promised[key],
    ),
    'reason',
    'note',
  ];
  const only = (value: unknown) =>
    Object.fromEntries(
      Object.entries(value as object).filter(
        ([key, field]) => changed.includes(key) && field !== undefined,
      ),
    );
  const schema = ProposeChange.superRefine((_, context) => {
    const missing = draft.target === null && before.metric?.target !== null;
    const problems = [
      ...(missing ? [{ path: 'target', message: 'A target was promised; name the new one.' }] : []),
      ...problemsOfChange(changing, today),
    ];
    for (const { path, message } of problems)
      context.addIssue({ code: 'custom', path: [path], message });
  });
  return { schema, only };
};
