import { acceptBrief, confirmReadBack, sendBackReadBack } from '#server/handoffs/accepting.ts';
import { editBrief } from '#server/handoffs/brief-commands.ts';
import { releaseHandoff, revokeHandoff } from '#server/handoffs/letting-go.ts';
import { claimHandoff, declineHandoff, offerHandoff } from '#server/handoffs/offer-commands.ts';
import { answerQuestion, askQuestion, returnBrief } from '#server/handoffs/reviewing.ts';
import { BriefDraft, type Risk } from '#shared/handoffs/brief.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { handoffOf, type Players } from './scene.ts';
import type { BriefWords, ReadBackWords } from './story.ts';

function readBackOf({ days, ...words }: ReadBackWords, now: Date) {
  const today = dayOf(now);
  return {
    ...words,
    startsOn: addDays(today, days.start),
    finishEarliest: addDays(today, days.earliest),
    finishLatest: addDays(today, days.latest),
  };
}

const draftOf = ({ criteria, risks = [], ...words }: BriefWords) => ({
  ...words,
  acceptanceCriteria: criteria,
  risks: risks.map(
    ([happens, answer]) =>
      Object.fromEntries([
        ['if', happens],
        ['then', answer],
      ]) as Risk,
  ),
});

/** On the line: the brief, the offer, the review, the read-back, and the ways back. */
export const handoff: Players<
  | 'write the brief'
  | 'offer'
  | 'decline'
  | 'claim'
  | 'ask'
  | 'answer'
  | 'return'
  | 'accept'
  | 'send the read-back back'
  | 'confirm'
  | 'release'
  | 'revoke'
> = {
  'write the brief': async (scene) => {
    const { handoffId } = await handoffOf(scene);
    const where = { handoffId, frozenAt: null };
    const { version, content } = await scene.unit.tx.brief.findFirstOrThrow({ where });
    const draft = { ...BriefDraft.parse(content), ...draftOf(scene.step.brief) };
    await editBrief(scene.unit, { handoffId, seen: version, draft });
  },
  offer: async (scene) => {
    const { step, cast } = scene;
    const offer =
      'toOwner' in step
        ? { ownerId: cast.owners[step.toOwner], memberId: null }
        : { ownerId: null, memberId: cast.actors[step.toPerson].memberId };
    await offerHandoff(scene.unit, { ...(await handoffOf(scene)), offer });
  },
  decline: async (scene) =>
    declineHandoff(scene.unit, { ...(await handoffOf(scene)), reason: scene.step.reason }),
  claim: async (scene) => {
    const { handoffId } = await handoffOf(scene);
    await claimHandoff(scene.unit, { handoffId });
  },
  ask: async (scene) => {
    const { handoffId } = await handoffOf(scene);
    const { field, body, blocking } = scene.step;
    await askQuestion(scene.unit, handoffId, { field, body, blocking });
  },
  answer: async (scene) => {
    const { handoffId } = await handoffOf(scene);
    const open = await scene.unit.tx.question.findFirstOrThrow({
      where: { handoffId, answer: null },
      orderBy: { askedAt: 'asc' },
    });
    const { answer } = scene.step;
    await answerQuestion(scene.unit, { handoffId, questionId: open.id, answer });
  },
  return: async (scene) => {
    const { reason, note, questions } = scene.step;
    const input = { reason, note, questions };
    await returnBrief(scene.unit, { ...(await handoffOf(scene)), input });
  },
  accept: async (scene) => {
    const readBack = readBackOf(scene.step.readBack, scene.unit.now);
    await acceptBrief(scene.unit, { ...(await handoffOf(scene)), readBack });
  },
  'send the read-back back': async (scene) => {
    const { mismatch } = scene.step;
    await sendBackReadBack(scene.unit, { ...(await handoffOf(scene)), mismatch });
  },
  confirm: async (scene) => confirmReadBack(scene.unit, await handoffOf(scene)),
  release: async (scene) =>
    releaseHandoff(scene.unit, { ...(await handoffOf(scene)), note: scene.step.note }),
  revoke: async (scene) =>
    revokeHandoff(scene.unit, { ...(await handoffOf(scene)), note: scene.step.note }),
};
