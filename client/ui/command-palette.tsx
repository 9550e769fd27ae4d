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
import styles from './command-palette.module.css';
import { Kbd } from './kbd.tsx';
import popoverStyles from './popover.module.css';

export interface Command {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: readonly string[];
  onAction: () => void;
}

export interface CommandGroup {
  title: string;
  commands: readonly Command[];
}

interface CommandPaletteProps {
  isOpen: boolean;
  onClose: () => void;
  groups: readonly CommandGroup[];
  placeholder?: string;
}

/** Everything that can be gone to or done, found by typing. */
export function CommandPalette({
  isOpen,
  onClose,
  groups,
  placeholder = 'Go to…',
}: CommandPaletteProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={styles.modal}>
        <Dialog className={styles.dialog} aria-label="Command palette">
          <Autocomplete filter={contains}>
            <SearchField aria-label={placeholder} autoFocus>
              <Input className={styles.input} placeholder={placeholder} />
            </SearchField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list never holds the focus, so its scroller must */}
            <div className={styles.list} tabIndex={0}>
              <Menu
                className={popoverStyles.list}
                aria-label="Commands"
                onClose={onClose}
                renderEmptyState={() => (
                  <p className={popoverStyles.nothing}>Nothing by that name.</p>
                )}
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
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function CommandItem({ command }: { command: Command }) {
  return (
    <MenuItem
      id={command.id}
      className={popoverStyles.item}
      textValue={command.label}
      onAction={command.onAction}
    >
      {command.icon}
      <Text slot="label" className={popoverStyles.text}>
        {command.label}
      </Text>
      {command.keys && <Kbd keys={command.keys} />}
    </MenuItem>
  );
}
