import type { ComponentProps, ReactNode } from 'react';
import styles from './form.module.css';
import { ProblemNote } from './problem-note.tsx';

interface FormProps extends Omit<ComponentProps<'form'>, 'className' | 'noValidate'> {
  /** The sentence that belongs to no single field. */
  problem?: string | undefined;
}

/** Fields one below the other; errors are drawn by the fields, never by the browser. */
export function Form({ problem, children, ...rest }: FormProps) {
  return (
    <form {...rest} className={styles.form} noValidate>
      {problem && <ProblemNote title={problem} />}
      {children}
    </form>
  );
}

/** Fields side by side while there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** The form's buttons. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
