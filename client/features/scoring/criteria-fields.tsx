import { type KeyboardEvent, useRef } from 'react';
import type { Answer, Criterion } from '#shared/scoring/schema.ts';
import styles from './criteria-fields.module.css';
import { CriterionField } from './criterion-field.tsx';

interface CriteriaFieldsProps {
  criteria: readonly Criterion[];
  answers: Readonly<Record<string, Answer>>;
  onChange: (answer: Answer) => void;
}

/** All criteria below each other; ↑ and ↓ go from one to the next. */
export function CriteriaFields({ criteria, answers, onChange }: CriteriaFieldsProps) {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const steps = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const isRadio = event.target instanceof HTMLInputElement && event.target.type === 'radio';
    if (steps === undefined || !isRadio || event.defaultPrevented) return;
    event.preventDefault();
    const here = (event.target as HTMLElement).closest('[data-criterion]');
    const fields = [...(list.current?.querySelectorAll('[data-criterion]') ?? [])];
    focusCriterion(fields[fields.indexOf(here as Element) + steps]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys come from the fields inside
    <div className={styles.criteria} ref={list} onKeyDown={onKeyDown}>
      {criteria.map((criterion) => (
        <CriterionField
          key={criterion.id}
          criterion={criterion}
          answer={answers[criterion.id]}
          onChange={onChange}
        />
      ))}
    </div>
  );
}

/** Into a criterion: its chosen level, else its first control. */
export function focusCriterion(field: Element | null | undefined): void {
  const control =
    field?.querySelector<HTMLElement>('input:checked') ??
    field?.querySelector<HTMLElement>('input');
  control?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'nearest' });
}
