import type { ReactNode } from 'react';

/** One verb or place in a menu. */
export interface MenuItem {
  label: string;
  icon?: ReactNode;
  /** A second line. */
  description?: ReactNode;
  /** Why it cannot be done now. The item stays reachable, reads its reason and does nothing. */
  reason?: string | null | undefined;
  onAction?: () => void;
  /** A path of this app. */
  href?: string;
  isCurrent?: boolean;
  isDanger?: boolean;
  /** A shortcut or a figure at the end of the line. */
  trailing?: ReactNode;
}

/** Items that belong together; hairlines come between sections. */
export interface MenuSection {
  title?: string;
  items: readonly MenuItem[];
}

export type MenuPlacement = 'bottom start' | 'bottom end' | 'top start' | 'top end';
