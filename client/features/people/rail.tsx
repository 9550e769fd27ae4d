import { Search } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { LiveState } from '#client/lib/live.ts';
import { Kbd } from '#client/ui/kbd.tsx';
import { Spinner } from '#client/ui/spinner.tsx';
import type { Me, Membership } from '#shared/people/schema.ts';
import { AccountMenu } from './account-menu.tsx';
import { type Counts, Places } from './places.tsx';
import styles from './rail.module.css';
import { WorkspaceSwitcher } from './workspace-switcher.tsx';

interface RailProps {
  me: Me;
  membership: Membership;
  counts: Counts;
  line: LiveState;
  onFind: () => void;
  onShowShortcuts: () => void;
}

/** The left edge: which workspace, its places, who is signed in. */
export function Rail({ me, membership, counts, line, onFind, onShowShortcuts }: RailProps) {
  return (
    <div className={styles.rail}>
      <WorkspaceSwitcher me={me} membership={membership} />
      <Button className={styles.find} onPress={onFind}>
        <Search aria-hidden="true" />
        <span className={styles.name}>Go to…</span>
        <Kbd keys={['Mod', 'K']} />
      </Button>
      <nav className={styles.nav} aria-label={membership.name}>
        <Places membership={membership} counts={counts} />
      </nav>
      <LineNote line={line} />
      <AccountMenu me={me} onShowShortcuts={onShowShortcuts} />
    </div>
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
