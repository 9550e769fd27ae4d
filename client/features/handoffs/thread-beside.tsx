import type { BriefField } from '#shared/handoffs/brief-fields.ts';
import { rulingOn } from '#shared/handoffs/deadlock.ts';
import type { Handoff } from '#shared/handoffs/schema.ts';
import { RulingNote } from './ruling-note.tsx';
import { AskedAbout } from './thread-count.tsx';
import { leadTo, threadId } from './thread-links.ts';

interface BesideFieldProps {
  field: BriefField;
  handoff: Pick<Handoff, 'questions' | 'rulings'>;
  nameOf: (id: string | null) => string;
}

/** What the author writes by at a field: the ruling that stands there, and the way to the questions about it. */
export function BesideField({ field, handoff, nameOf }: BesideFieldProps) {
  const questions = handoff.questions.filter((question) => question.field === field);
  const ruling = rulingOn(handoff.rulings, field);
  return (
    <>
      {questions.length > 0 && (
        <AskedAbout field={field} questions={questions} onShow={() => leadTo(threadId(field))} />
      )}
      {ruling && <RulingNote ruling={ruling} nameOf={nameOf} />}
    </>
  );
}
