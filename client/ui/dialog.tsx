import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** One sentence under the title: what happens when the person says yes. */
  lead?: ReactNode;
  /** Buttons, the safe one first. Submit a form inside with `<Button type="submit" form={id}>`. */
  actions?: ReactNode;
  size?: 'medium' | 'large';
  /** `alertdialog` for what cannot be undone. */
  role?: 'dialog' | 'alertdialog';
  children?: ReactNode;
}

/** A question that has to be answered before anything else. Esc and the scrim close it; focus returns where it was. */
export function Dialog({
  isOpen,
  onClose,
  title,
  lead,
  actions,
  size = 'medium',
  role,
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role !== 'alertdialog'}
    >
      <Modal className={styles.modal} data-size={size}>
        <AriaDialog className={styles.dialog} role={role ?? 'dialog'}>
          <header className={styles.head}>
            <div className={styles.titles}>
              <Heading slot="title" className={styles.title}>
                {title}
              </Heading>
              {lead && <p className={styles.lead}>{lead}</p>}
            </div>
            <IconButton
              size="small"
              label="Close"
              icon={<X aria-hidden="true" />}
              onPress={onClose}
            />
          </header>
          <div className={styles.body}>{children}</div>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
