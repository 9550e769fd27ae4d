import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#shared/people/can.ts';
import {
  type HandoffAction,
  type HandoffStanding,
  handoffActions,
  rightTo,
  type Side,
  sidesOf,
  stepOf,
} from './machine.ts';
import type { HandoffState } from './schema.ts';

const ada: Actor = { memberId: 'ada', roles: ['ADVISOR'], ownerIds: [], alone: false };
const sam: Actor = { memberId: 'sam', roles: ['EXECUTIVE'], ownerIds: [], alone: false };
const leo: Actor = { memberId: 'leo', roles: ['LEAD'], ownerIds: ['data'], alone: false };
/** Leads, and writes briefs: the one who could end up on both sides. */
const una: Actor = {
  memberId: 'una',
  roles: ['LEAD', 'ADVISOR'],
  ownerIds: ['data'],
  alone: false,
};
const only: Actor = {
  memberId: 'only',
  roles: ['ADVISOR', 'LEAD', 'EXECUTIVE', 'ADMIN'],
  ownerIds: ['data'],
  alone: true,
};

type Signature = { memberId: string; side: Side; words: string };
type Version = { number: number; words: string | null; signatures: Signature[] };

/** A handoff on paper: what the commands keep, without a database. */
class Paper {
  standing: HandoffStanding;
  briefs: Version[] = [{ number: 1, words: null, signatures: [] }];
  selfAccepted = false;
  seen = 1;

  constructor(sponsor: Actor, author: Actor) {
    this.standing = {
      state: 'DRAFT',
      authorId: author.memberId,
      sponsorId: sponsor.memberId,
      claimerId: null,
      addresseeOwnerId: null,
      addresseeMemberId: null,
      leadId: null,
      measurerId: null,
      missing: ['Say why now.'],
      asked: 0,
      blocking: 0,
      item: null,
      unconfirmed: false,
      proposed: null,
    };
  }

  get newest(): Version {
    return this.briefs[0] as Version;
  }

  do(action: HandoffAction, by: Actor | null): boolean {
    const step = stepOf(this.standing, action, by);
    if (!('to' in step)) return false;
    const from = this.standing.state;
    this.standing = { ...this.standing, state: step.to };
    this.seen += 1;
    this.effects[action]?.(by?.memberId ?? null);
    if (action === 'confirm') this.set({ unconfirmed: false });
    if (action === 'activate') this.set({ unconfirmed: true });
    if (step.to === 'DRAFT' && from !== 'DRAFT') this.backToDraft();
    if (step.to === 'OFFERED' && from === 'IN_REVIEW') this.set({ claimerId: null, blocking: 0 });
    if (step.to === 'ACTIVE' && from === 'ACCEPTED') this.activate();
    return true;
  }

  private set(changes: Partial<HandoffStanding>): void {
    this.standing = { ...this.standing, ...changes };
  }

  private sign(memberId: string, side: Side): void {
    this.newest.signatures.push({ memberId, side, words: this.newest.words as string });
  }

  private backToDraft(): void {
    if (this.newest.words !== null)
      this.briefs.unshift({ number: this.newest.number + 1, words: null, signatures: [] });
    this.set({ claimerId: null, item: null, leadId: null, proposed: null, asked: 0, blocking: 0 });
    this.set({ unconfirmed: false });
    this.selfAccepted = false;
  }

  private activate(): void {
    this.set({ item: 'QUEUED', leadId: this.standing.claimerId });
  }

  private effects: Partial<Record<HandoffAction, (memberId: string | null) => void>> = {
    write: (by) =>
      this.set({
        missing: [],
        ...(by === this.standing.sponsorId ? {} : { authorId: by }),
      }),
    offer: (by) => {
      this.newest.words = `words ${this.newest.number}`;
      if (by !== this.standing.sponsorId) this.set({ authorId: by });
      this.set({ addresseeOwnerId: 'data' });
      this.sign(by as string, 'SPONSOR');
    },
    claim: (by) => {
      this.set({ claimerId: by });
      this.selfAccepted = by === this.standing.authorId || by === this.standing.sponsorId;
    },
    ask: () => this.set({ asked: this.standing.asked + 1, blocking: this.standing.blocking + 1 }),
    take_risk: () => this.set({ blocking: 0 }),
    accept: (by) => this.sign(by as string, 'LEAD'),
    propose_change: (by) => {
      const actor = { memberId: by as string };
      const [side] = sidesOf(actor, this.standing);
      this.set({ proposed: { memberId: actor.memberId, side: side as Side } });
    },
    countersign: (by) => {
      const { proposed } = this.standing;
      if (!proposed) return;
      const number = this.newest.number + 1;
      this.briefs.unshift({ number, words: `words ${number}`, signatures: [] });
      this.sign(proposed.memberId, proposed.side);
      this.sign(by as string, proposed.side === 'LEAD' ? 'SPONSOR' : 'LEAD');
      this.set({ proposed: null });
    },
    refuse_change: () => this.set({ proposed: null }),
    withdraw_change: () => this.set({ proposed: null }),
  };
}

/** What was frozen and signed, as it was when it was. */
type Kept = { frozen: Map<number, string> };

const hasClaimer = new Set<HandoffState>(['IN_REVIEW', 'ACCEPTED', 'ACTIVE']);

/** A hundred thousand times a second: `expect` would take a minute. */
function hold(rule: string, holds: boolean): void {
  if (!holds) throw new Error(`broken: ${rule}`);
}

/** DESIGN §7, as far as one handoff can break it. */
function mustHold(paper: Paper, kept: Kept, alone: boolean): void {
  const { standing, briefs, newest } = paper;
  const { state, claimerId, authorId, sponsorId } = standing;
  hold(
    'one live claim, and none on what is not claimed',
    (claimerId !== null) === hasClaimer.has(state),
  );
  hold('no work without an active handoff', (standing.item !== null) === (state === 'ACTIVE'));
  const oneOnBoth = claimerId !== null && (claimerId === authorId || claimerId === sponsorId);
  hold(
    'author ≠ accepter, or badged where there is nobody else',
    !oneOnBoth || (alone && paper.selfAccepted),
  );
  hold(
    'only the newest is a draft, while it is written',
    (newest.words === null) === (state === 'DRAFT'),
  );
  briefs.forEach(({ number, words, signatures }, i) => {
    hold('versions count up by one', number === briefs.length - i);
    const now = words === null ? '' : [words, ...signatures.map(said)].join('; ');
    hold('frozen words and signatures never change', now.startsWith(kept.frozen.get(number) ?? ''));
    if (words !== null) kept.frozen.set(number, now);
  });
  if (state === 'ACTIVE' || state === 'ACCEPTED') mustBeSigned(newest, alone);
  hold('only active work can be unconfirmed', !standing.unconfirmed || state === 'ACTIVE');
  hold(
    'a change waits only where it can be countersigned',
    !standing.proposed || state === 'ACTIVE',
  );
}

const said = ({ memberId, side, words }: Signature): string => `${memberId} ${side} ${words}`;

function mustBeSigned({ words, signatures }: Version, alone: boolean): void {
  const sides = signatures.map(({ side }) => side);
  hold('both sides have signed', sides.includes('LEAD') && sides.includes('SPONSOR'));
  hold(
    'the same words',
    signatures.every((signature) => signature.words === words),
  );
  const signers = new Set(signatures.map(({ memberId }) => memberId));
  hold('two people', signers.size >= (alone ? 1 : 2));
}

class Act implements fc.Command<Kept, Paper> {
  readonly action: HandoffAction;
  readonly by: Actor | null;
  readonly alone: boolean;
  constructor(action: HandoffAction, by: Actor | null, alone: boolean) {
    this.action = action;
    this.by = by;
    this.alone = alone;
  }
  check = () => true;
  run(kept: Kept, paper: Paper): void {
    const before = JSON.stringify([paper.standing, paper.briefs]);
    const done = paper.do(this.action, this.by);
    // What is refused leaves no trace.
    hold(
      'what is refused leaves no trace',
      done || before === JSON.stringify([paper.standing, paper.briefs]),
    );
    mustHold(paper, kept, this.alone);
  }
  toString = () => `${this.by?.memberId ?? 'the clock'} ${this.action}`;
}

/** So that many runs come far: what leads onward is tried more often than what leads back. */
const tries: Partial<Record<HandoffAction, number>> = {
  offer: 4,
  claim: 8,
  accept: 8,
  confirm: 8,
  propose_change: 8,
  countersign: 8,
};

/** Actions of some people, and of the clock, in any order. */
const actionsOf = (people: readonly Actor[], alone = false) =>
  fc.commands(
    handoffActions.flatMap((action) =>
      rightTo[action] === null
        ? [fc.constant(new Act(action, null, alone))]
        : people.flatMap((by) =>
            Array.from({ length: tries[action] ?? 1 }, () =>
              fc.constant(new Act(action, by, alone)),
            ),
          ),
    ),
    { maxCommands: 80, size: 'max' },
  );

const casts: [string, Actor[], { sponsor: Actor; author: Actor }][] = [
  ['two people', [ada, leo], { sponsor: ada, author: ada }],
  ['three people', [ada, sam, leo], { sponsor: sam, author: ada }],
  [
    'three people, one of whom could be on both sides',
    [una, ada, leo],
    { sponsor: una, author: ada },
  ],
  ['one person alone', [only], { sponsor: only, author: only }],
];

describe('the machine of handoffs', () => {
  it.each(casts)(
    'breaks none of the rules in any sequence of what %s do',
    (_, people, { sponsor, author }) => {
      const alone = people.length === 1;
      fc.assert(
        fc.property(actionsOf(people, alone), (actions) => {
          fc.modelRun(
            () => ({ model: { frozen: new Map() }, real: new Paper(sponsor, author) }),
            actions,
          );
        }),
        { numRuns: 10_000 },
      );
    },
    120_000,
  );

  it('reaches every state by those sequences, and answers a change from both sides', () => {
    const paper = new Paper(sam, ada);
    const story: [HandoffAction, Actor][] = [
      ['write', ada],
      ['offer', ada],
      ['claim', leo],
      ['accept', leo],
      ['confirm', sam],
      ['propose_change', leo],
      ['countersign', sam],
      ['propose_change', ada],
      ['refuse_change', leo],
      ['release', leo],
    ];
    for (const [action, by] of story)
      expect([action, paper.do(action, by)]).toEqual([action, true]);
    expect(paper.standing.state).toBe('DRAFT');
    expect(paper.briefs.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('lets nobody countersign what their own side proposes', () => {
    const paper = new Paper(sam, ada);
    for (const [action, by] of [
      ['write', ada],
      ['offer', ada],
      ['claim', leo],
      ['accept', leo],
      ['confirm', sam],
      ['propose_change', ada],
    ] as const)
      paper.do(action, by);
    expect(paper.do('countersign', sam)).toBe(false);
    expect(paper.do('countersign', ada)).toBe(false);
    expect(paper.do('countersign', leo)).toBe(true);
  });

  it('lets the sponsor confirm what the clock has made active, once', () => {
    const paper = new Paper(sam, ada);
    for (const [action, by] of [
      ['write', ada],
      ['offer', ada],
      ['claim', leo],
      ['accept', leo],
      ['activate', null],
    ] as const)
      paper.do(action, by);
    expect(paper.do('confirm', leo)).toBe(false);
    expect(paper.do('confirm', ada)).toBe(true);
    expect(paper.standing).toMatchObject({ state: 'ACTIVE', unconfirmed: false, item: 'QUEUED' });
    expect(stepOf(paper.standing, 'confirm', sam)).toEqual({
      refused: 'rule_broken',
      sentence: 'The read-back is confirmed already.',
    });
  });

  it('names the field that a refusal is about', () => {
    const { standing } = new Paper(sam, ada);
    const of = { ...standing, state: 'IN_REVIEW', claimerId: 'leo' } as const;
    expect(stepOf(of, 'return', leo)).toMatchObject({ path: 'questions' });
  });

  it('says why not in a sentence, for every action in every state', () => {
    const states: HandoffState[] = ['DRAFT', 'OFFERED', 'IN_REVIEW', 'ACCEPTED', 'ACTIVE'];
    for (const state of states)
      for (const action of handoffActions) {
        const { standing } = new Paper(only, only);
        const by = rightTo[action] === null ? null : only;
        const step = stepOf({ ...standing, state, claimerId: 'only' }, action, by);
        if ('to' in step) continue;
        expect(step.sentence).toMatch(/^[A-Z].*\.$/);
      }
  });

  it('lets only the clock do what the clock does', () => {
    const { standing } = new Paper(only, only);
    for (const action of handoffActions) {
      const by = rightTo[action] === null ? only : null;
      expect(stepOf(standing, action, by)).toMatchObject({ refused: 'not_allowed' });
    }
  });
});
