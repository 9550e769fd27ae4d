import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useFocusKept } from '#client/lib/use-focus-kept.ts';
import { useFocusReturn } from '#client/lib/use-focus-return.ts';
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
  size?: 'medium' | 'large' | 'wide';
  /** A small button beside the title: "Edit the title". */
  titleAction?: ReactNode;
  /** Stands in for the title while it is edited. */
  titleEditor?: ReactNode;
  children: ReactNode;
}

/**
 * One thing, opened over the list it came from, which stays in view and in use; the whole screen on a phone, where it
 * also holds the focus. It is open because its URL is: render it from a child route. Esc closes it, focus goes back.
 */
export function Panel({
  title,
  onClose,
  where,
  tools,
  actions,
  size = 'medium',
  titleAction,
  titleEditor,
  children,
}: PanelProps) {
  const titleId = useId();
  const frame = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const coversScreen = useMediaQuery('(max-width: 40rem)');

  useFocusReturn(heading);
  useFocusKept(frame, () => heading.current);

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  }

  return (
    <section
      className={styles.panel}
      data-size={size}
      aria-labelledby={titleId}
      {...(coversScreen && { role: 'dialog', 'aria-modal': true })}
      onKeyDown={closeOnEscape}
      ref={frame}
    >
      {coversScreen && <Edge onReach={() => lastFocusable(frame.current)?.focus()} />}
      <div className={styles.bar}>
        <div className={styles.where}>{where}</div>
        <div className={styles.tools}>
          {tools}
          <IconButton
            size="small"
            label="Close"
            icon={<X aria-hidden="true" />}
            onPress={onClose}
          />
        </div>
      </div>
      <div className={styles.body}>
        <div className={styles.heading} data-edited={titleEditor ? true : undefined}>
          <h2 className={styles.title} id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {titleAction}
        </div>
        {titleEditor}
        {children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {coversScreen && <Edge onReach={() => heading.current?.focus()} />}
    </section>
  );
}

/** Where Tab would leave a panel that covers the screen: it goes round instead. */
function Edge({ onReach }: { onReach: () => void }) {
  // biome-ignore lint/a11y: it does nothing but pass the focus on
  return <span tabIndex={0} onFocus={onReach} data-edge />;
}

function lastFocusable(frame: HTMLElement | null): HTMLElement | undefined {
  const selector =
    ':is(a[href], button, input, select, textarea, [tabindex="0"]):not(:disabled, [data-edge])';
  return [...(frame?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1);
}
