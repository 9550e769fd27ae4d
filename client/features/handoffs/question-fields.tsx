import { Checkbox } from '#client/ui/checkbox.tsx';
import { MentionArea } from '#client/ui/mention-area.tsx';
import { Select } from '#client/ui/select.tsx';
import { type BriefField, briefFieldName } from '#shared/handoffs/brief-fields.ts';
import type { AskQuestion } from '#shared/handoffs/intents.ts';

interface QuestionFieldsProps {
  question: AskQuestion;
  /** Who can be mentioned. */
  members: readonly { id: string; name: string }[];
  /** Asked from the field itself, so that it is not to be chosen. */
  isFieldGiven?: boolean;
  onChange: (change: Partial<AskQuestion>) => void;
  errorOf: (path: string) => string | undefined;
}

const fields = (Object.keys(briefFieldName) as BriefField[]).map((value) => ({
  value,
  label: briefFieldName[value],
}));

/** A question about one field of the brief. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { question, members, isFieldGiven = false, onChange, errorOf } = props;
  return (
    <>
      {!isFieldGiven && (
        <Select
          label="About"
          options={fields}
          value={question.field === '' ? null : (question.field as BriefField)}
          onChange={(field) => onChange({ field })}
          error={errorOf('field')}
        />
      )}
      <MentionArea
        label="Question"
        hint="@ asks somebody who may know."
        rows={2}
        value={question.body}
        people={members}
        onChange={(body) => onChange({ body })}
        error={errorOf('body')}
      />
      <Checkbox
        label="Blocking"
        description="I cannot accept before this is answered, or taken as a risk."
        checked={question.blocking}
        onChange={(event) => onChange({ blocking: event.target.checked })}
      />
    </>
  );
}
