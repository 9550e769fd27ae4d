import { Search } from 'lucide-react';
import { Button } from 'react-aria-components';
import { NavLink } from 'react-router';
import { plural } from '#client/lib/format.ts';
import type { LiveState } from '#client/lib/live.ts';
import { paths } from '#client/paths.ts';
import { Kbd } from '#client/ui/kbd.tsx';
import { Spinner } from '#client/ui/spinner.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { Me, Membership } from '#shared/people/schema.ts';
import { AccountMenu } from './account-menu.tsx';
import styles from './rail.module.css';
import { sectionGroups } from './sections.ts';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

interface RailProps {
  me: Me;
  membership: Membership;
  /** How many obligations wait for this member; absent until known. */
  obligationCount: number | undefined;
  line: LiveState;
  onFind: () => void;
  onShowShortcuts: () => void;
}

/** The left edge: which workspace, its places, who is signed in. */
export function Rail({ me, membership, obligationCount, line, onFind, onShowShortcuts }: RailProps) {
  return (
    <div className={styles.rail}>
      <WorkspaceSwitcher me={me} membership={membership} />
      <Button className={styles.find} onPress={onFind}>
        <Search aria-hidden="true" />
        <span className={styles.name}>Go to…</span>
        <Kbd keys={['Mod', 'K']} />
      </Button>
      <nav className={styles.nav} aria-label={membership.name}>
        <Places slug={membership.slug} obligationCount={obligationCount} />
      </nav>
      <LineNote line={line} />
      <AccountMenu me={me} onShowShortcuts={onShowShortcuts} />
    </div>
  );
}

/** Every place of the workspace, in groups. */
export function Places({ slug, obligationCount }: { slug: string; obligationCount: number | undefined }) {
  return sectionGroups.map((group) => (
    <ul className={styles.group} key={group[0]?.section}>
      {group.map(({ section, label, icon: Icon }) => (
        <li key={section}>
          <NavLink className={styles.place} to={paths.section(slug, section)}>
            <Icon aria-hidden="true" />
            <span className={styles.name}>{label}</span>
            {section === 'obligations' && obligationCount ? <ObligationCount count={obligationCount} /> : null}
          </NavLink>
        </li>
      ))}
    </ul>
  ));
}

/** How many people's waits end with this member. */
export function ObligationCount({ count }: { count: number }) {
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <VisuallyHidden>{plural(count, 'obligation')}</VisuallyHidden>
    </span>
  );
}

function LineNote({ line }: { line: LiveState }) {
  return (
    <div role="status">
      {line === 'reconnecting' && (
        <p className={styles.line}>
          <Spinner />
          Reconnecting…
        </p>
      )}
    </div>
  );
}
