import { Button } from '#client/ui/button.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { type Template, templates } from '#shared/scoring/presets.ts';
import styles from './model-start.module.css';

interface ModelStartProps {
  /** The preset the model comes from, while it still does. */
  present: string;
  onStart: (template: Template) => void;
}

/** The presets, each with what it is good for. */
export function ModelStart({ present, onStart }: ModelStartProps) {
  return (
    <Disclosure title="Start from a preset">
      <ul className={styles.presets}>
        {Object.values(templates).map((template) => (
          <li className={styles.preset} key={template.preset}>
            <div className={styles.words}>
              <span className={styles.name}>{template.name}</span>
              <span className={styles.about}>{template.about}</span>
              {template.expression && (
                <code className={styles.expression}>{template.expression}</code>
              )}
            </div>
            <Button
              size="small"
              aria-label={`Use ${template.name}`}
              onPress={() => onStart(template)}
            >
              {present === template.preset ? 'Use again' : 'Use'}
            </Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
