import { type ReactNode, useId } from 'react';
import styles from './choice.module.css';

interface SwitchProps {
  label: ReactNode;
  description?: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean;
}

/** Turns something on or off at once, without a form around it. */
export function Switch({ label, description, isOn, onChange, isDisabled }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native box says by itself whether it is checked
        role="switch"
        className={styles.switch}
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id} className={styles.text}>
        {label}
        {description && <span className={styles.description}>{description}</span>}
      </label>
    </div>
  );
}
