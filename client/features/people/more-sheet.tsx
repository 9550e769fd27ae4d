import { Search } from 'lucide-react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { Me, Membership } from '#shared/people/schema.ts';
import { AccountMenu } from './account-menu.tsx';
import styles from './bottom-bar.module.css';
import { type Counts, Places } from './places.tsx';
import railStyles from './rail.module.css';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

interface MoreSheetProps {
  me: Me;
  membership: Membership;
  counts: Counts;
  onFind: () => void;
  onShowShortcuts: () => void;
  onClose: () => void;
}

/** All that the rail holds, on a narrow screen. */
export function MoreSheet({
  me,
  membership,
  counts,
  onFind,
  onShowShortcuts,
  onClose,
}: MoreSheetProps) {
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={styles.sheet}>
        <Dialog className={styles.content} aria-label="All places">
          <WorkspaceSwitcher me={me} membership={membership} />
          <Button
            className={railStyles.find}
            onPress={() => {
              onClose();
              onFind();
            }}
          >
            <Search aria-hidden="true" />
            <span className={railStyles.name}>Go to…</span>
          </Button>
          <nav aria-label={membership.name}>
            <Places membership={membership} counts={counts} />
          </nav>
          <div className={styles.foot}>
            <AccountMenu
              me={me}
              onShowShortcuts={() => {
                onClose();
                onShowShortcuts();
              }}
            />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
