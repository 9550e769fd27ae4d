import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components';
import styles from './popover.module.css';

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  label: string;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'right top';
  children: ReactNode;
}

/** A list of verbs or places behind a button. */
export function Menu({ trigger, label, placement = 'bottom start', children }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} placement={placement} offset={4}>
        <AriaMenu className={styles.list} aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuItemProps {
  label: string;
  icon?: ReactNode;
  /** A second line. */
  description?: ReactNode;
  /** Why it cannot be done now. The item stays reachable, reads its reason and does nothing. */
  reason?: string | undefined;
  onAction?: () => void;
  href?: string;
  isCurrent?: boolean;
  isDanger?: boolean;
  /** A shortcut or a figure at the end of the line. */
  trailing?: ReactNode;
}

/** One verb or place. Given a `reason` it is shown disabled with that sentence under it. */
export function MenuItem(props: MenuItemProps) {
  const { label, icon, description, reason, onAction, href, isCurrent, isDanger, trailing } = props;
  const second = reason ?? description;
  return (
    <AriaMenuItem
      className={styles.item}
      textValue={label}
      {...(onAction && !reason && { onAction })}
      {...(href !== undefined && !reason && { href })}
      {...(reason && { shouldCloseOnSelect: false, 'aria-disabled': true })}
      data-disabled={reason ? true : undefined}
      data-danger={isDanger && !reason ? true : undefined}
    >
      {icon}
      <span className={styles.text}>
        <Text slot="label">{label}</Text>
        {second && (
          <Text slot="description" className={styles.description}>
            {second}
          </Text>
        )}
      </span>
      {isCurrent && <Check aria-label="current" className={styles.check} />}
      {trailing}
    </AriaMenuItem>
  );
}

/** Items under a small heading. */
export function MenuSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <AriaMenuSection>
      <Header className={styles.heading}>{title}</Header>
      {children}
    </AriaMenuSection>
  );
}

/** A hairline between groups of items. */
export function MenuSeparator() {
  return <Separator className={styles.separator} />;
}
