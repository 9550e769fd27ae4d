import { sentBrief } from '#client/features/handoffs/brief-words.ts';
import { answersChange } from '#client/features/handoffs/change-acts.ts';
import { ChangeAnswerForm } from '#client/features/handoffs/change-answer-form.tsx';
import { ChangeForm } from '#client/features/handoffs/change-form.tsx';
import type { Situation } from '#client/features/opportunities/situation.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { openChange } from '#shared/handoffs/change-chain.ts';
import { type HandoffAction, type Side, sidesOf, stepOf } from '#shared/handoffs/machine.ts';
import type { OpenSectionProps } from './open-section-props.ts';

type OpenChangeFormProps = Pick<
  OpenSectionProps,
  'slug' | 'situation' | 'doing' | 'onBegin' | 'onDone' | 'onCancel'
>;

/** The form that proposes a change, or gives the answer to one. */
export function OpenChangeForm(props: OpenChangeFormProps) {
  const { slug, situation, doing, onBegin, onDone, onCancel } = props;
  const { page, actor, people, members } = situation;
  const { handoff, item, opportunity } = page;
  const brief = handoff && sentBrief(handoff.briefs);
  if (!handoff || !brief || !item) return null;
  const address = { slug, opportunityId: opportunity.id, handoffId: handoff.id };
  const change = openChange(handoff.changes);
  if (answersChange(doing)) {
    if (!change) return null;
    return (
      <ChangeAnswerForm
        key={doing}
        act={doing}
        {...{ address, handoff, change, onDone, onCancel }}
        whyNot={whyNot(situation, actionOf[doing])}
        onRefuse={() => onBegin('refuse-change')}
      />
    );
  }
  const side: Side = sidesOf(actor, people)[0] ?? 'LEAD';
  return (
    <ChangeForm
      {...{ address, handoff, onDone, onCancel }}
      holding={{ brief, item }}
      nameOf={(id) => nameIn(members, id)}
      otherName={nameIn(members, side === 'LEAD' ? handoff.sponsorId : handoff.claimerId)}
      whyNot={whyNot(situation, 'propose_change')}
    />
  );
}

const actionOf = {
  countersign: 'countersign',
  'refuse-change': 'refuse_change',
  'withdraw-change': 'withdraw_change',
} as const satisfies Record<string, HandoffAction>;

/** Why it cannot be done, in the words of the machine. */
function whyNot({ page, actor, people }: Situation, action: HandoffAction): string | null {
  const { handoff, item } = page;
  if (!handoff) return null;
  const change = openChange(handoff.changes);
  const standing = {
    ...people,
    state: handoff.state,
    item: item?.state ?? null,
    missing: [],
    asked: 0,
    blocking: 0,
    unconfirmed: handoff.readBackUnconfirmed,
    proposed: change && { memberId: change.proposedById, side: change.side },
  };
  const step = stepOf(standing, action, actor);
  return 'to' in step ? null : step.sentence;
}
