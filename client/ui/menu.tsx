import {
  cloneElement,
  type KeyboardEvent,
  lazy,
  type ReactElement,
  Suspense,
  useRef,
  useState,
} from 'react';
import type { MenuPlacement, MenuSection } from './menu-item.ts';

const load = () => import('./menu-list.tsx');
const MenuList = lazy(async () => ({ default: (await load()).MenuList }));

interface MenuProps {
  /** A Button or IconButton; it gets what makes it open the menu. */
  trigger: ReactElement<Record<string, unknown>>;
  label: string;
  sections: readonly MenuSection[];
  placement?: MenuPlacement;
}

/** Verbs or places behind a button. Until it is opened it costs no more than the button: a thousand cards can have one. */
export function Menu({ trigger, label, sections, placement = 'bottom start' }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLElement>(null);
  const close = () => setOpen(false);

  function openOnArrow(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setOpen(true);
  }

  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        onPress: () => setOpen(true),
        onHoverStart: () => void load(),
        onKeyDown: openOnArrow,
      })}
      {isOpen && (
        <Suspense fallback={null}>
          <MenuList
            button={button}
            label={label}
            sections={sections}
            placement={placement}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}
