import { LinesField } from '#client/ui/lines-field.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { briefFieldName } from '#shared/handoffs/brief-fields.ts';
import { type TemplateContent, templateLists, templateTexts } from '#shared/handoffs/template.ts';
import { RisksField } from './risks-field.tsx';

interface BriefTemplateFieldsProps {
  content: TemplateContent;
  isFixed: boolean;
  onChange: (change: Partial<TemplateContent>) => void;
}

const lineNames = {
  scopeIn: 'Line in scope',
  scopeOut: 'Line out of scope',
  acceptanceCriteria: 'Criterion',
} as const;

type TextKey = (typeof templateTexts)[number];
const isFirst = (key: TextKey) => key === 'problem' || key === 'forWhom';

/** The words of a template, in the order of a brief. */
export function BriefTemplateFields({ content, isFixed, onChange }: BriefTemplateFieldsProps) {
  const text = (key: TextKey) => (
    <TextArea
      key={key}
      label={briefFieldName[key]}
      rows={2}
      optional
      readOnly={isFixed}
      maxLength={20_000}
      value={content[key]}
      onChange={(event) => onChange({ [key]: event.target.value })}
    />
  );
  /** A question keeps the field it is about for as long as its words stay. */
  const fieldOf = (question: string) =>
    content.openQuestions.find((open) => open.question === question)?.field ?? '';
  return (
    <fieldset disabled={isFixed} style={{ display: 'contents' }}>
      {templateTexts.filter(isFirst).map(text)}
      {templateLists.map((key) => (
        <LinesField
          key={key}
          label={briefFieldName[key]}
          lineName={lineNames[key]}
          optional
          mark={key === 'acceptanceCriteria' ? 'number' : 'dot'}
          lines={content[key]}
          onChange={(lines) => onChange({ [key]: lines })}
        />
      ))}
      {templateTexts.filter((key) => !isFirst(key)).map(text)}
      <RisksField risks={content.risks} onChange={(risks) => onChange({ risks })} />
      <LinesField
        label={briefFieldName.openQuestions}
        lineName="Open question"
        hint="Each brief says who finds out, and until when."
        optional
        lines={content.openQuestions.map(({ question }) => question)}
        onChange={(lines) =>
          onChange({
            openQuestions: lines.map((question) => ({ field: fieldOf(question), question })),
          })
        }
      />
    </fieldset>
  );
}
