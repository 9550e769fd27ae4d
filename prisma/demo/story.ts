import type { Direction } from '#shared/direction.ts';
import type { ReturnReason } from '#shared/handoffs/schema.ts';
import type { Evidence } from '#shared/opportunities/schema.ts';
import type { Verdict } from '#shared/roadmap/schema.ts';
import type { MetricKey, OwnerKey, PriorityKey } from './organisation.ts';
import type { PersonKey } from './people.ts';

/** Likely answers to Value, Urgency, Evidence and Effort; the ranges are made around them. */
export type Answers = readonly [number, number, number, number];

/** What the author adds to a brief that begins with problem, people, metric and reason. */
export type BriefWords = {
  scopeIn: string[];
  scopeOut: string[];
  criteria: string[];
  /** If the first, then the second. */
  risks?: [string, string][];
  appetite?: string;
  constraints?: string;
  dependencies?: string;
  firstAction?: string;
  contacts?: string;
};

/** Days from the day of accepting. */
export type PromisedDays = { start: number; earliest: number; latest: number };

export type ReadBackWords = {
  outcome: string;
  firstDeliverable: string;
  biggestRisk: string;
  fallback: string;
  notDoing: string;
  days: PromisedDays;
};

export type QuestionWords = { field: string; body: string; blocking: boolean };

/** One thing somebody did, in the verbs of the product. */
export type Act =
  | { does: 'raise' }
  | { does: 'record as unbacked'; state: 'QUEUED' | 'BUILDING' | 'DELIVERED' }
  | { does: 'rate'; answers: Answers; because?: string }
  | { does: 'close the round' }
  | {
      does: 'decide';
      kind: 'PURSUE' | 'PARK' | 'REJECT';
      reason: string;
      beat?: string;
      dissent?: string;
      reopenWhen?: string;
      /** The number that would have them look again. */
      lookAgain?: { metric: MetricKey; direction: Direction; value: number };
      /** Days from the decision to the day it is looked at again. */
      reviewIn?: number;
    }
  | { does: 'reopen the decision'; reason: string }
  | { does: 'rank first'; reason: string }
  | { does: 'write the brief'; brief: BriefWords }
  | { does: 'offer'; toOwner: OwnerKey }
  | { does: 'offer'; toPerson: PersonKey }
  | { does: 'decline'; reason: string }
  | { does: 'claim' }
  | ({ does: 'ask' } & QuestionWords)
  | { does: 'answer'; answer: string }
  | { does: 'return'; reason: ReturnReason; note: string; questions: QuestionWords[] }
  | { does: 'accept'; readBack: ReadBackWords }
  | { does: 'send the read-back back'; mismatch: string }
  | { does: 'confirm' }
  | { does: 'release'; note: string }
  | { does: 'revoke'; note: string }
  | { does: 'start' }
  /** Evidence of the next criteria not ticked yet, in their order. */
  | { does: 'tick'; evidence: string[] }
  | { does: 'deliver' }
  | { does: 'prove'; value: number; source: string; verdict: Verdict; note: string }
  | { does: 'comment'; body: string };

export type Step = { ago: number; who: PersonKey } & Act;

/** One opportunity and everything that happened to it, oldest first. */
export type Story = {
  title: string;
  problem: string;
  forWhom: string;
  hypothesis: string;
  evidence?: Evidence[];
  labels?: string[];
  /** Person-weeks: low, likely, high. */
  effort?: readonly [number, number, number];
  /** Euro a week. */
  costOfDelay?: number;
  priority: PriorityKey;
  metric?: MetricKey;
  owner?: OwnerKey;
  steps: Step[];
};

/** Both advisors rate, the second two days after the first and without seeing it. */
export const bothRate = (ago: number, amara: Answers, henrik: Answers): Step[] => [
  { ago, who: 'amara', does: 'rate', answers: amara },
  { ago: ago - 2, who: 'henrik', does: 'rate', answers: henrik },
];
