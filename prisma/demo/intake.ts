import type { Unit } from '#server/http/write.ts';
import { createOpportunity } from '#server/opportunities/commands.ts';
import { createIntakeLink } from '#server/opportunities/intake-links.ts';
import { keepProposal } from '#server/opportunities/intake-public.ts';
import { mergeOpportunity } from '#server/opportunities/merging.ts';
import { declineSubmission } from '#server/opportunities/submissions.ts';
import type { Happening } from './cast.ts';

const FORM = 'Ideas from depots and the service desk';

const find = ({ tx, actor }: Unit, title: string) =>
  tx.opportunity.findFirstOrThrow({ where: { workspaceId: actor.workspaceId, title } });

/** Something somebody without an account sends; whoever is named by `who` only keeps the time. */
const proposal = (
  ago: number,
  words: { title: string; problem: string; forWhom: string; submitterName: string },
): Happening => ({
  ago,
  who: 'amara',
  act: async ({ tx, actor, now }) => {
    const { workspaceId } = actor;
    const form = await tx.intakeLink.findFirstOrThrow({ where: { workspaceId, name: FORM } });
    const receiptHash = new Uint8Array(new TextEncoder().encode(`demo ${words.title}`));
    await keepProposal(tx, { ...words, workspaceId, intakeLinkId: form.id, receiptHash }, now);
  },
});

const twin = 'A public map of every open leak';
const map = 'Show every open leak on a public map';
const fountain = 'A drinking fountain in front of every school';

/** Proposals from outside: two wait, one was declined. And two opportunities that turned out to be one. */
export const intakeHappenings: Happening[] = [
  {
    ago: 17,
    who: 'amara',
    act: (unit) =>
      createIntakeLink(
        unit,
        {
          name: FORM,
          intro:
            'You see what we do not. Tell us **one** thing that costs you or a customer time, water or patience. Every proposal is read and answered within two weeks.',
          expiresAt: null,
        },
        '',
      ),
  },
  {
    ago: 16,
    who: 'henrik',
    act: (unit, { priorities }) =>
      createOpportunity(unit, {
        title: twin,
        problem: 'Nobody can see that a leak is known, so it is called in again and again.',
        forWhom: 'People at the service desk',
        hypothesis: 'Who sees it on a map does not call.',
        labels: ['leaks', 'map'],
        evidence: [
          {
            label: 'Calls about the same leak, May',
            url: 'https://files.aldermere.example/same-leak',
          },
        ],
        priorityId: priorities.leaks,
      }),
  },
  proposal(15, {
    title: fountain,
    problem: 'Children buy bottled water although ours is better.',
    forWhom: '31 schools',
    submitterName: 'Oda Lindqvist, Depot East',
  }),
  {
    ago: 11,
    who: 'amara',
    act: async (unit) => {
      const gone = await find(unit, twin);
      const into = (await find(unit, map)).id;
      const reason = 'Word for word the same map; Henrik’s count of repeated calls belongs to it.';
      const merging = { id: gone.id, seen: gone.version, input: { into, reason, fill: false } };
      await mergeOpportunity(unit, merging);
    },
  },
  {
    ago: 10,
    who: 'henrik',
    act: async (unit) => {
      const { id } = await unit.tx.submission.findFirstOrThrow({ where: { title: fountain } });
      await declineSubmission(
        unit,
        id,
        'Schools belong to the city: it would have to put them up and keep them clean. We passed your idea on to the school office; should the city ask, the connection is free.',
      );
    },
  },
  proposal(4, {
    title: 'Show every open leak on a map in the van',
    problem:
      'We drive to a leak and learn there that another crew closed it in the morning. Twice a week at least, forty minutes each.',
    forWhom: 'Nine crews in three depots',
    submitterName: 'Marek Dolan, Depot North',
  }),
  proposal(2, {
    title: 'Text people before we shut off their street',
    problem:
      'We put paper notes on doors two days before. Half of them are gone by then, and people stand there with shampoo in their hair.',
    forWhom: 'Some 200 households a week',
    submitterName: 'Ines Brandt, service desk',
  }),
];
