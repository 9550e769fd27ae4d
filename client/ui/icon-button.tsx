import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The verb; accessible name and tooltip at once. */
  label: string;
  icon: ReactNode;
  size?: 'small' | 'medium';
  placement?: 'top' | 'bottom' | 'left' | 'right';
}

/** A button that is only an icon, with its name on hover and focus. */
export function IconButton({
  label,
  icon,
  size = 'medium',
  placement = 'bottom',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} placement={placement}>
      <AriaButton {...rest} aria-label={label} className={styles.button} data-size={size}>
        {icon}
      </AriaButton>
    </Tooltip>
  );
}
