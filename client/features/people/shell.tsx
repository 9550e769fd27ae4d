import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { LiveState } from '#client/lib/live.ts';
import { useMediaQuery } from '#client/lib/use-media-query.ts';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import { paths } from '#client/paths.ts';
import type { Me, Membership } from '#shared/people/schema.ts';
import { BottomBar } from './bottom-bar.tsx';
import type { Counts } from './places.tsx';
import { Rail } from './rail.tsx';
import { sections } from './sections.ts';
import styles from './shell.module.css';

const ShortcutsSheet = lazy(async () => ({
  default: (await import('./shortcuts-sheet.tsx')).ShortcutsSheet,
}));

interface ShellProps {
  me: Me;
  membership: Membership;
  counts: Counts;
  line: LiveState;
  /** The command palette, which knows more of the workspace than this frame does. */
  renderGoTo: (open: { onClose: () => void; onShowShortcuts: () => void }) => ReactNode;
  children: ReactNode;
}

/** Everything around a page: the rail or the bottom bar, skip link, palette and shortcuts. */
export function Shell({ me, membership, counts, line, renderGoTo, children }: ShellProps) {
  const navigate = useNavigate();
  const isNarrow = useMediaQuery('(max-width: 48rem)');
  const [overlay, setOverlay] = useState<'go-to' | 'shortcuts' | null>(null);
  const showShortcuts = () => setOverlay('shortcuts');
  const close = () => setOverlay(null);

  useShortcuts({
    'Mod+k': () => setOverlay(overlay === 'go-to' ? null : 'go-to'),
    '?': showShortcuts,
    ...Object.fromEntries(
      sections.map(({ section, key }) => [
        `g ${key}`,
        () => navigate(paths.section(membership.slug, section)),
      ]),
    ),
  });

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      {!isNarrow && (
        <Rail
          me={me}
          membership={membership}
          counts={counts}
          line={line}
          onFind={() => setOverlay('go-to')}
          onShowShortcuts={showShortcuts}
        />
      )}
      <main className={styles.main} id="main" tabIndex={-1}>
        {children}
      </main>
      {isNarrow && (
        <BottomBar
          me={me}
          membership={membership}
          counts={counts}
          onFind={() => setOverlay('go-to')}
          onShowShortcuts={showShortcuts}
        />
      )}
      <Suspense fallback={null}>
        {overlay === 'go-to' && renderGoTo({ onClose: close, onShowShortcuts: showShortcuts })}
        {overlay === 'shortcuts' && <ShortcutsSheet onClose={close} />}
      </Suspense>
    </div>
  );
}
