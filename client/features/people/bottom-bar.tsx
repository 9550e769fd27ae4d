import { Menu as MenuIcon } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { NavLink, useLocation } from 'react-router';
import { paths } from '#client/paths.ts';
import type { Me, Membership } from '#shared/people/schema.ts';
import styles from './bottom-bar.module.css';
import { Count, type Counts } from './places.tsx';
import { mainSections } from './sections.ts';

const MoreSheet = lazy(async () => ({ default: (await import('./more-sheet.tsx')).MoreSheet }));

interface BottomBarProps {
  me: Me;
  membership: Membership;
  counts: Counts;
  onFind: () => void;
  onShowShortcuts: () => void;
}

/** The rail of a narrow screen: three places, and all of them behind "More". */
export function BottomBar({ me, membership, counts, onFind, onShowShortcuts }: BottomBarProps) {
  const [isMoreOpen, setMoreOpen] = useState(false);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving anywhere closes the sheet
  useEffect(() => setMoreOpen(false), [pathname]);
  return (
    <nav className={styles.bar} aria-label={membership.name}>
      {mainSections.map(({ section, label, icon: Icon }) => (
        <NavLink
          key={section}
          className={styles.place}
          to={paths.section(membership.slug, section)}
        >
          <Icon aria-hidden="true" />
          {label}
          {section === 'obligations' && counts.obligations ? (
            <span className={styles.count}>
              <Count of={section} counts={counts} />
            </span>
          ) : null}
        </NavLink>
      ))}
      <Button className={styles.place} onPress={() => setMoreOpen(true)}>
        <MenuIcon aria-hidden="true" />
        More
      </Button>
      <Suspense fallback={null}>
        {isMoreOpen && (
          <MoreSheet
            me={me}
            membership={membership}
            counts={counts}
            onFind={onFind}
            onShowShortcuts={onShowShortcuts}
            onClose={() => setMoreOpen(false)}
          />
        )}
      </Suspense>
    </nav>
  );
}
