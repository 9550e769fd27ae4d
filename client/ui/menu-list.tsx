import { Check } from 'lucide-react';
import { Fragment, type RefObject } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Header,
  Popover,
  Separator,
  Text,
} from 'react-aria-components';
import type { MenuItem, MenuPlacement, MenuSection } from './menu-item.ts';
import styles from './popover.module.css';
import { VisuallyHidden } from './visually-hidden.tsx';

interface MenuListProps {
  button: RefObject<HTMLElement | null>;
  label: string;
  sections: readonly MenuSection[];
  placement: MenuPlacement;
  onClose: () => void;
}

/** The open menu; loaded when the first one is opened. */
export function MenuList({ button, label, sections, placement, onClose }: MenuListProps) {
  return (
    <Popover
      className={styles.popover}
      aria-label={label}
      triggerRef={button}
      trigger="MenuTrigger"
      placement={placement}
      offset={4}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <AriaMenu className={styles.list} aria-label={label} autoFocus="first" onClose={onClose}>
        {sections.map((section, index) => (
          <Fragment key={section.title ?? (section.items[0] && idOf(section.items[0]))}>
            {index > 0 && <Separator className={styles.separator} />}
            <AriaMenuSection aria-label={section.title ?? label}>
              {section.title && <Header className={styles.heading}>{section.title}</Header>}
              {section.items.map((item) => (
                <Item key={idOf(item)} item={item} />
              ))}
            </AriaMenuSection>
          </Fragment>
        ))}
      </AriaMenu>
    </Popover>
  );
}

/** Two places may have the same name. */
const idOf = ({ href, label }: MenuItem): string => href ?? label;

/** A disabled item would be skipped by the keyboard and its reason never read: this one stays, and stays put. */
function Item({ item }: { item: MenuItem }) {
  const isPossible = !item.reason;
  const second = item.reason ?? item.description;
  return (
    <AriaMenuItem
      id={idOf(item)}
      className={styles.item}
      textValue={item.label}
      href={isPossible ? item.href : undefined}
      onAction={isPossible ? item.onAction : undefined}
      shouldCloseOnSelect={isPossible}
      data-impossible={!isPossible || undefined}
      data-danger={(item.isDanger && isPossible) || undefined}
    >
      {item.icon}
      <span className={styles.text}>
        <Text slot="label">{item.label}</Text>
        {second && (
          <Text slot="description" className={styles.description}>
            {!isPossible && <VisuallyHidden>Not possible now. </VisuallyHidden>}
            {second}
          </Text>
        )}
      </span>
      {item.isCurrent && <Check aria-label="current" className={styles.check} />}
      {item.trailing}
    </AriaMenuItem>
  );
}
