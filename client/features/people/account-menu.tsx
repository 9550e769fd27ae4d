import { Ellipsis, Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { Button } from 'react-aria-components';
import { type Theme, useTheme } from '#client/lib/use-theme.ts';
import { paths } from '#client/paths.ts';
import { Avatar } from '#client/ui/avatar.tsx';
import { Kbd } from '#client/ui/kbd.tsx';
import { Menu } from '#client/ui/menu.tsx';
import type { MenuItem } from '#client/ui/menu-item.ts';
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
  const account: MenuItem[] = [
    {
      label: 'Account and sessions',
      icon: <UserRound aria-hidden="true" />,
      description: me.account.email,
      href: paths.account(),
    },
    {
      label: 'Keyboard shortcuts',
      icon: <Keyboard aria-hidden="true" />,
      trailing: <Kbd keys={['?']} />,
      onAction: onShowShortcuts,
    },
  ];
  const appearance: MenuItem[] = themes.map(({ theme: choice, label, icon: Icon }) => ({
    label,
    icon: <Icon aria-hidden="true" />,
    isCurrent: choice === theme,
    onAction: () => chooseTheme(choice),
  }));
  const leaving: MenuItem[] = [
    { label: 'Sign out', icon: <LogOut aria-hidden="true" />, onAction: () => signOut.mutate() },
  ];
  return (
    <Menu
      trigger={trigger}
      label="Account"
      placement="top start"
      sections={[
        { items: account },
        { title: 'Appearance', items: appearance },
        { items: leaving },
      ]}
    />
  );
}
