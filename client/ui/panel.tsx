import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { FocusScope } from 'react-aria/FocusScope';
import { useMediaQuery } from '#client/lib/use-media-query.ts';
import { IconButton } from './icon-button.tsx';
import styles from './panel.module.css';

interface PanelProps {
  title: string;
  onClose: () => void;
  /** Small line above the title: where this belongs, its state. */
  where?: ReactNode;
  /** Icon buttons and menus beside the cross. */
  tools?: ReactNode;
  /** Verbs, held at the foot while the body scrolls. */
  actions?: ReactNode;
  size?: 'medium' | 'wide';
  children: ReactNode;
}

/**
 * One thing, opened over the list it came from, which stays in view and in use; the whole screen on a phone, where it
 * also holds the focus. It is open because its URL is: render it from a child route. Esc closes it, focus goes back.
 */
export function Panel({ title, onClose, where, tools, actions, size = 'medium', children }: PanelProps) {
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const coversScreen = useMediaQuery('(max-width: 40rem)');

  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  }

  return (
    <FocusScope contain={coversScreen} restoreFocus>
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: Esc anywhere inside closes it, as in a dialog */}
      <section
        className={styles.panel}
        data-size={size}
        role={coversScreen ? 'dialog' : 'region'}
        aria-modal={coversScreen || undefined}
        aria-labelledby={titleId}
        onKeyDown={closeOnEscape}
      >
        <div className={styles.bar}>
          <div className={styles.where}>{where}</div>
          <div className={styles.tools}>
            {tools}
            <IconButton size="small" label="Close" icon={<X aria-hidden="true" />} onPress={onClose} />
          </div>
        </div>
        <div className={styles.body}>
          <h2 className={styles.title} id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {children}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </section>
    </FocusScope>
  );
}
