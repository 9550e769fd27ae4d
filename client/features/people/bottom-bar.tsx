import { Menu as MenuIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { NavLink, useLocation } from 'react-router';
import { paths } from '#client/paths.ts';
import type { Me, Membership } from '#shared/people/schema.ts';
import { AccountMenu } from './account-menu.tsx';
import styles from './bottom-bar.module.css';
import { ObligationCount, Places } from './rail.tsx';
import { mainSections } from './sections.ts';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

interface BottomBarProps {
  me: Me;
  membership: Membership;
  obligationCount: number | undefined;
  onShowShortcuts: () => void;
}

/** The rail of a narrow screen: four places, and all of them behind "More". */
export function BottomBar({ me, membership, obligationCount, onShowShortcuts }: BottomBarProps) {
  const [isMoreOpen, setMoreOpen] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving anywhere closes the sheet
  useEffect(() => setMoreOpen(false), [pathname]);
  return (
    <nav className={styles.bar} aria-label={membership.name}>
      {mainSections.map(({ section, label, icon: Icon }) => (
        <NavLink key={section} className={styles.place} to={paths.section(membership.slug, section)}>
          <Icon aria-hidden="true" />
          {label}
          {section === 'obligations' && obligationCount ? (
            <span className={styles.count}>
              <ObligationCount count={obligationCount} />
            </span>
          ) : null}
        </NavLink>
      ))}
      <Button className={styles.place} onPress={() => setMoreOpen(true)}>
        <MenuIcon aria-hidden="true" />
        More
      </Button>
      <ModalOverlay className={styles.overlay} isOpen={isMoreOpen} onOpenChange={setMoreOpen} isDismissable>
        <Modal className={styles.sheet}>
          <Dialog className={styles.content} aria-label="All places">
            <WorkspaceSwitcher me={me} membership={membership} />
            <Places slug={membership.slug} obligationCount={obligationCount} />
            <div className={styles.foot}>
              <AccountMenu me={me} onShowShortcuts={onShowShortcuts} />
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </nav>
  );
}
