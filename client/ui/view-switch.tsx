import styles from './view-switch.module.css';

interface ViewSwitchProps {
  label: string;
  views: readonly {
    id: string;
    name: string;
    /** Only where the screen has no room for it beside the others. */
    narrowOnly?: boolean;
  }[];
  value: string;
  onChange: (id: string) => void;
}

/** Several looks at the same thing, of which one is shown. */
export function ViewSwitch({ label, views, value, onChange }: ViewSwitchProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look like a form of its own
    <div className={styles.switch} role="group" aria-label={label}>
      {views.map(({ id, name, narrowOnly }) => (
        <button
          key={id}
          type="button"
          className={styles.view}
          aria-pressed={id === value}
          data-narrow={narrowOnly || undefined}
          onClick={() => onChange(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
