import { Ellipsis, Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { Button } from 'react-aria-components';
import { type Theme, useTheme } from '#client/lib/use-theme.ts';
import { paths } from '#client/paths.ts';
import { Avatar } from '#client/ui/avatar.tsx';
import { Kbd } from '#client/ui/kbd.tsx';
import { Menu, MenuItem, MenuSection, MenuSeparator } from '#client/ui/menu.tsx';
import type { Me } from '#shared/people/schema.ts';
import { useSignOut } from './api.ts';
import styles from './rail.module.css';

const themes: readonly { theme: Theme; label: string; icon: typeof Sun }[] = [
  { theme: 'system', label: 'As the device', icon: Monitor },
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
];

/** Who is signed in: account, appearance, shortcuts, sign out. */
export function AccountMenu({ me, onShowShortcuts }: { me: Me; onShowShortcuts: () => void }) {
  const [theme, chooseTheme] = useTheme();
  const signOut = useSignOut();
  const trigger = (
    <Button className={styles.switcher} aria-label={`${me.account.name}, account`}>
      <Avatar name={me.account.name} />
      <span className={styles.name}>{me.account.name}</span>
      <Ellipsis aria-hidden="true" />
    </Button>
  );
  return (
    <Menu trigger={trigger} label="Account" placement="top start">
      <MenuItem
        label="Account and sessions"
        icon={<UserRound aria-hidden="true" />}
        description={me.account.email}
        href={paths.account()}
      />
      <MenuItem
        label="Keyboard shortcuts"
        icon={<Keyboard aria-hidden="true" />}
        trailing={<Kbd keys={['?']} />}
        onAction={onShowShortcuts}
      />
      <MenuSeparator />
      <MenuSection title="Appearance">
        {themes.map(({ theme: choice, label, icon: Icon }) => (
          <MenuItem
            key={choice}
            label={label}
            icon={<Icon aria-hidden="true" />}
            isCurrent={choice === theme}
            onAction={() => chooseTheme(choice)}
          />
        ))}
      </MenuSection>
      <MenuSeparator />
      <MenuItem label="Sign out" icon={<LogOut aria-hidden="true" />} onAction={() => signOut.mutate()} />
    </Menu>
  );
}
