import { Checkbox } from '#client/ui/checkbox.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { type BriefField, briefFieldName } from '#shared/handoffs/brief-fields.ts';
import type { AskQuestion } from '#shared/handoffs/schema.ts';

interface QuestionFieldsProps {
  question: AskQuestion;
  onChange: (change: Partial<AskQuestion>) => void;
  errorOf: (path: string) => string | undefined;
}

const fields = (Object.keys(briefFieldName) as BriefField[]).map((value) => ({
  value,
  label: briefFieldName[value],
}));

/** A question about one field of the brief. */
export function QuestionFields({ question, onChange, errorOf }: QuestionFieldsProps) {
  return (
    <>
      <Select
        label="About"
        options={fields}
        value={question.field === '' ? null : (question.field as BriefField)}
        onChange={(field) => onChange({ field })}
        error={errorOf('field')}
      />
      <TextArea
        label="Question"
        rows={2}
        value={question.body}
        onChange={(event) => onChange({ body: event.target.value })}
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
