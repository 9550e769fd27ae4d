import { Popover } from 'react-aria-components';
import styles from './popover.module.css';

export interface Mentioned {
  id: string;
  name: string;
}

interface MentionListProps {
  id: string;
  /** Where it is typed; the focus stays there. */
  input: { current: HTMLTextAreaElement | null };
  people: readonly Mentioned[];
  current: number;
  onPoint: (index: number) => void;
  onChoose: (person: Mentioned) => void;
  onClose: () => void;
}

/** The names that fit what is typed after an `@`. */
export function MentionList(props: MentionListProps) {
  const { id, input, people, current, onPoint, onChoose, onClose } = props;
  return (
    <Popover
      className={styles.popover}
      aria-label="People to mention"
      triggerRef={input}
      placement="bottom start"
      offset={4}
      isNonModal
      isOpen={people.length > 0}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label="People to mention"
        className={styles.list}
      >
        {people.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the text it is chosen for
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            data-focused={index === current || undefined}
            className={styles.item}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => onPoint(index)}
            onClick={() => onChoose(person)}
          >
            {person.name}
          </div>
        ))}
      </div>
    </Popover>
  );
}
