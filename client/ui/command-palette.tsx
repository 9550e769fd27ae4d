import type { ReactNode } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
  useFilter,
} from 'react-aria-components';
import { Button } from './button.tsx';
import styles from './command-palette.module.css';
import { Kbd } from './kbd.tsx';
import popoverStyles from './popover.module.css';
import { Spinner } from './spinner.tsx';

export interface Command {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: readonly string[];
  /** Said after the label, lighter: in which state it is. */
  note?: string;
  /** Words it also goes by, not shown. */
  keywords?: string;
  onAction: () => void;
}

export interface CommandGroup {
  title: string;
  commands: readonly Command[];
}

/** How a search beyond the given commands goes; its sentence is shown below them and read aloud. */
export type SearchState =
  | { status: 'idle' }
  | { status: 'searching'; sentence: string }
  | { status: 'done'; sentence: string | null }
  | { status: 'failed'; sentence: string; onRetry: () => void };

interface CommandPaletteProps {
  isOpen: boolean;
  onClose: () => void;
  /** What is typed; commands without one of its words are hidden here. */
  text: string;
  onTextChange: (text: string) => void;
  state: SearchState;
  groups: readonly CommandGroup[];
  placeholder?: string;
}

/** Everything that can be gone to or done, found by typing. */
export function CommandPalette({
  isOpen,
  onClose,
  text,
  onTextChange,
  state,
  groups,
  placeholder = 'Go to…',
}: CommandPaletteProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const hasEveryWord = (value: string, typed: string) =>
    typed.split(/\s+/).every((word) => contains(value, word));
  const isOver = state.status === 'idle' || state.status === 'done';
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={styles.modal}>
        <Dialog className={styles.dialog} aria-label="Command palette">
          <Autocomplete filter={hasEveryWord} inputValue={text} onInputChange={onTextChange}>
            <SearchField aria-label={placeholder} autoFocus>
              <Input className={styles.input} placeholder={placeholder} />
            </SearchField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list never holds the focus, so its scroller must */}
            <div className={styles.list} tabIndex={0}>
              <Menu
                className={popoverStyles.list}
                aria-label="Commands"
                onClose={onClose}
                {...(isOver && { renderEmptyState: sayNothing })}
              >
                {groups.map((group) => (
                  <MenuSection key={group.title}>
                    <Header className={popoverStyles.heading}>{group.title}</Header>
                    {group.commands.map((command) => (
                      <CommandItem key={command.id} command={command} />
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </div>
            <SearchNote state={state} />
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const sayNothing = () => <p className={popoverStyles.nothing}>Nothing by that name.</p>;

function SearchNote({ state }: { state: SearchState }) {
  const isSaid = 'sentence' in state && state.sentence !== null;
  return (
    <div role="status" className={styles.note} data-empty={!isSaid || undefined}>
      {state.status === 'searching' && <Spinner />}
      {isSaid && <span>{state.sentence}</span>}
      {state.status === 'failed' && (
        <Button size="small" onPress={state.onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

function CommandItem({ command }: { command: Command }) {
  return (
    <MenuItem
      id={command.id}
      className={popoverStyles.item}
      textValue={command.keywords ? `${command.label} ${command.keywords}` : command.label}
      onAction={command.onAction}
    >
      {command.icon}
      <Text slot="label" className={popoverStyles.text}>
        {command.label}
      </Text>
      {command.note && (
        <Text slot="description" className={styles.aside}>
          {command.note}
        </Text>
      )}
      {command.keys && <Kbd keys={command.keys} />}
    </MenuItem>
  );
}
