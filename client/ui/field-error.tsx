import { CircleAlert } from 'lucide-react';
import styles from './field-error.module.css';

interface FieldErrorProps {
  id?: string;
  /** One sentence; nothing is drawn without it. */
  message?: string | undefined;
}

/** Says what is wrong with one input, right below it. */
export function FieldError({ id, message }: FieldErrorProps) {
  if (!message) return null;
  return (
    <p className={styles.error} id={id}>
      <CircleAlert aria-hidden="true" />
      {message}
    </p>
  );
}
