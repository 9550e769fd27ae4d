import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './tooltip.module.css';

interface TooltipProps {
  /** What it says; never the only place where something is said. */
  text: ReactNode;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** One focusable child: a Button, IconButton, or anything wrapped in react-aria's Focusable. */
  children: ReactElement;
}

/** A short label that appears on hover and on focus. */
export function Tooltip({ text, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {children}
      <AriaTooltip className={styles.tooltip} placement={placement} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
