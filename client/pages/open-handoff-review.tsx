import { useQuery } from '@tanstack/react-query';
import { calendarQuery } from '#client/features/calendar/api.ts';
import { AskForm } from '#client/features/handoffs/ask-form.tsx';
import { ReadBackForm } from '#client/features/handoffs/read-back-form.tsx';
import { ReturnForm } from '#client/features/handoffs/return-form.tsx';
import { RulingForm } from '#client/features/handoffs/ruling-form.tsx';
import { SlipNote } from '#client/features/handoffs/slip-note.tsx';
import type { Act } from '#client/features/opportunities/acts.ts';
import { clockCalendarOf } from '#shared/calendar/schema.ts';
import type { Brief } from '#shared/handoffs/brief.ts';
import { deadlocksOf } from '#shared/handoffs/deadlock.ts';
import type { Handoff } from '#shared/handoffs/schema.ts';
import { isOpen } from '#shared/handoffs/thread.ts';
import { whyNot } from '#shared/people/can.ts';
import type { OpenSectionProps } from './open-section-props.ts';

const review = ['ask', 'return', 'accept', 'rule'] as const;
type Review = (typeof review)[number];

export const reviews = (act: Act | null): act is Review => review.some((one) => one === act);

interface ReviewFormProps extends OpenSectionProps {
  brief: Brief;
  act: Review;
}

/** What the lead asks, returns or accepts by, and an executive breaks a deadlock by. */
export function ReviewForm({
  slug,
  situation,
  brief,
  act,
  after,
  onDone,
  onCancel,
}: ReviewFormProps) {
  const { data: calendar } = useQuery(calendarQuery(slug));
  const { page, actor, people, members } = situation;
  const { handoff, opportunity } = page;
  if (!handoff) return null;
  const address = { slug, opportunityId: opportunity.id, handoffId: handoff.id };
  const open = { address, handoff, after, onDone, onCancel };
  const here = members.filter(({ id, removedAt }) => !removedAt && id !== actor.memberId);
  if (act === 'ask') return <AskForm {...open} members={here} />;
  if (act === 'rule') {
    const deadlocks = deadlocksOf(handoff);
    return deadlocks.length > 0 && <RulingForm {...open} deadlocks={deadlocks} />;
  }
  if (act === 'return') {
    const asked = handoff.questions.filter(({ briefNumber }) => briefNumber === brief.number);
    return <ReturnForm asked={asked.length} {...open} members={here} />;
  }
  return (
    <ReadBackForm
      {...open}
      content={brief.content}
      calendar={calendar ? clockCalendarOf(calendar) : null}
      slip={<SlipNote address={address} />}
      whyNot={whyNot(actor, 'accept', people) ?? blockedBy(handoff)}
    />
  );
}

/** Why it cannot be accepted yet. */
const blockedBy = ({ questions }: Handoff): string | null =>
  questions.some((question) => question.blocking && isOpen(question))
    ? 'A blocking question is open: wait for the answer, or take it as a risk.'
    : null;
