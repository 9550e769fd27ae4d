import { sentenceOf } from '#client/lib/api-error.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { Form } from '#client/ui/form.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { notify } from '#client/ui/toast.tsx';
import { type BriefTemplate, TemplateContent, WriteTemplate } from '#shared/handoffs/template.ts';
import { useTemplate } from './brief-template-api.ts';
import { BriefTemplateFields } from './brief-template-fields.tsx';

interface BriefTemplatePanelProps {
  slug: string;
  /** Absent for a new one. */
  template: BriefTemplate | undefined;
  whyNot: string | null;
  onClose: () => void;
}

/** What is written, and the version of the template it was begun on. */
type Values = WriteTemplate & { seen: number };

const empty: Values = {
  name: '',
  isDefault: false,
  content: TemplateContent.parse({}),
  seen: 0,
};

const writtenOf = ({ name, isDefault, content }: BriefTemplate): WriteTemplate => ({
  name,
  isDefault,
  content,
});

/** Lines somebody began and left empty are none. */
function tidy(content: TemplateContent): TemplateContent {
  const isSaid = (line: string) => line.trim() !== '';
  return {
    ...content,
    scopeIn: content.scopeIn.filter(isSaid),
    scopeOut: content.scopeOut.filter(isSaid),
    acceptanceCriteria: content.acceptanceCriteria.filter(isSaid),
    risks: content.risks.filter((risk) => isSaid(risk.if) || isSaid(risk.then)),
    openQuestions: content.openQuestions.filter(({ question }) => isSaid(question)),
  };
}

/** One template: its name, and the words a brief begins with. */
export function BriefTemplatePanel({ slug, template, whyNot, onClose }: BriefTemplatePanelProps) {
  const form = useKeptForm<Values>(
    `template.${template?.id ?? `new.${slug}`}`,
    template ? { ...writtenOf(template), seen: template.version } : empty,
  );
  const save = useTemplate(slug);
  const { seen, ...values } = form.values;
  const isOvertaken = template !== undefined && seen !== template.version && !save.isPending;
  const isFixed = whyNot !== null;

  function close() {
    form.forget();
    onClose();
  }

  function submit() {
    const written = form.check(WriteTemplate, { ...values, content: tidy(values.content) });
    if (!written) return;
    const done = () => {
      close();
      void notify({ title: `“${written.name}” saved.` });
    };
    const told = template
      ? ({ does: 'change', template: { ...template, version: seen }, written } as const)
      : ({ does: 'write', written } as const);
    save.send(told, { done, refused: form.refuse });
  }

  function retire(gone: BriefTemplate) {
    const refused = (error: unknown) =>
      void notify({ title: 'It was not removed.', detail: sentenceOf(error) });
    const done = () => {
      close();
      const written = writtenOf(gone);
      const onAction = () => save.send({ does: 'write', written }, { refused });
      void notify({ title: `“${gone.name}” removed.`, action: { label: 'Undo', onAction } });
    };
    save.send({ does: 'retire', template: gone }, { done, refused });
  }

  return (
    <Panel
      title={template?.name ?? 'New template'}
      where="Brief templates"
      onClose={onClose}
      actions={
        !isFixed && (
          <>
            <Button variant="primary" isPending={save.isPending} onPress={submit}>
              {template ? 'Save' : 'Add template'}
            </Button>
            <Button onPress={close}>Cancel</Button>
            {template && (
              <Button variant="quiet" onPress={() => retire(template)}>
                Remove
              </Button>
            )}
          </>
        )
      }
    >
      {isOvertaken && (
        <ProblemNote
          tone="risk"
          title="Somebody changed this template while you wrote."
          action={
            <>
              <Button size="small" onPress={() => form.set({ seen: template.version })}>
                Keep mine
              </Button>
              <Button size="small" onPress={form.forget}>
                Take theirs
              </Button>
            </>
          }
        >
          What you wrote is still here.
        </ProblemNote>
      )}
      {isFixed && <ProblemNote tone="neutral" title={whyNot} />}
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        problem={form.refusal?.sentence}
      >
        <TextField
          label="Name"
          readOnly={isFixed}
          value={values.name}
          maxLength={120}
          error={form.errorOf('name')}
          onChange={(event) => form.set({ name: event.target.value })}
        />
        <Checkbox
          label="New briefs begin with it"
          description="What opportunity and decision say comes first; the template fills what is left."
          disabled={isFixed}
          checked={values.isDefault}
          onChange={(event) => form.set({ isDefault: event.target.checked })}
        />
        <BriefTemplateFields
          content={values.content}
          isFixed={isFixed}
          onChange={(change) => form.set({ content: { ...values.content, ...change } })}
        />
      </Form>
    </Panel>
  );
}
