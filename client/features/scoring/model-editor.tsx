import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { Section } from '#client/ui/section.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { Template } from '#shared/scoring/presets.ts';
import { CriteriaEditor } from './criteria-editor.tsx';
import { FormulaEditor } from './formula-editor.tsx';
import { scoreBy, startFrom, weigh } from './model-draft.ts';
import styles from './model-editor.module.css';
import { ModelStart } from './model-start.tsx';
import { PairsDialog } from './pairs-dialog.tsx';
import type { ModelEditor as Editor } from './use-model-editor.ts';

interface ModelEditorProps {
  editor: Editor;
  /** What the formula gives for one opportunity. */
  example: ReactNode;
}

const kinds = [
  {
    value: 'WEIGHTED_SUM' as const,
    label: 'Weighted sum',
    description: 'Each answer as a share of its scale, weighed and added: 0 to 100.',
  },
  {
    value: 'EXPRESSION' as const,
    label: 'Formula',
    description: 'Whatever you write, over the answers as they were given.',
  },
];

/** The model itself: where it starts from, how answers become a score, and what is asked. */
export function ModelEditor({ editor, example }: ModelEditorProps) {
  const { draft, edit } = editor;
  const [isComparing, setComparing] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  useFocusOnProblem(frame, editor.tries);

  function start(template: Template) {
    const before = draft;
    edit((now) => startFrom(now, template));
    void notify({
      title: `${template.name} is in the draft.`,
      detail: 'Nothing changes until you apply it.',
      action: { label: 'Undo', onAction: () => edit(() => before) },
    });
  }

  return (
    <div className={styles.editor} ref={frame}>
      <ModelStart present={draft.preset} onStart={start} />
      <Section title="Score">
        <div className={styles.score}>
          <TextField
            label="Name of the model"
            maxLength={80}
            value={draft.name}
            onChange={({ target }) => edit((now) => ({ ...now, name: target.value }))}
            error={editor.errorOf('name')}
          />
          <RadioGroup
            label="Answers become a score by"
            options={kinds}
            value={draft.formula}
            onChange={(formula) => edit((now) => scoreBy(now, formula))}
          />
        </div>
        {draft.formula === 'EXPRESSION' && (
          <>
            <FormulaEditor
              expression={draft.expression ?? ''}
              criteria={draft.criteria}
              onChange={(expression) => edit((now) => ({ ...now, expression, preset: 'CUSTOM' }))}
              example={example}
            />
            <Checkbox
              label="The score is per unit of effort already"
              description="As in RICE, where effort divides. The cut line then multiplies it by the effort again to see what capacity buys."
              checked={draft.perEffort}
              onChange={({ target }) => edit((now) => ({ ...now, perEffort: target.checked }))}
            />
          </>
        )}
      </Section>
      <Section
        title="Criteria"
        lead={
          draft.formula === 'WEIGHTED_SUM'
            ? 'What every rater is asked, in this order, and how much each answer counts.'
            : 'What every rater is asked, in this order. The formula says how much each answer counts.'
        }
      >
        <CriteriaEditor editor={editor} onCompare={() => setComparing(true)} />
      </Section>
      {isComparing && (
        <PairsDialog
          criteria={draft.criteria}
          comparisons={draft.comparisons}
          onUse={(weights, comparisons) => {
            edit((now) => weigh(now, weights, comparisons));
            setComparing(false);
          }}
          onClose={() => setComparing(false)}
        />
      )}
    </div>
  );
}

/** A try that failed leads to the first field that is wrong, once its row has opened. */
function useFocusOnProblem(frame: { current: HTMLElement | null }, tries: number) {
  useEffect(() => {
    if (tries === 0) return;
    const wrong = frame.current?.querySelector<HTMLElement>(
      '[aria-invalid="true"], [data-invalid] input',
    );
    wrong?.focus();
    wrong?.scrollIntoView({ block: 'center' });
  }, [frame, tries]);
}
