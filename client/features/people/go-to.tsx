import { Keyboard, Moon, Sun, UserRound } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useTheme } from '#client/lib/use-theme.ts';
import { paths } from '#client/paths.ts';
import { Avatar } from '#client/ui/avatar.tsx';
import { type CommandGroup, CommandPalette } from '#client/ui/command-palette.tsx';
import type { Me, Membership } from '#shared/people/schema.ts';
import { sections } from './sections.ts';

interface GoToProps {
  me: Me;
  membership: Membership;
  onClose: () => void;
  onShowShortcuts: () => void;
}

/** The command palette of a workspace. */
export function GoTo({ me, membership, onClose, onShowShortcuts }: GoToProps) {
  const navigate = useNavigate();
  const [, chooseTheme] = useTheme();
  const places: CommandGroup = {
    title: membership.name,
    commands: sections.map(({ section, label, icon: Icon, key }) => ({
      id: section,
      label,
      icon: <Icon aria-hidden="true" />,
      keys: ['g', key],
      onAction: () => navigate(paths.section(membership.slug, section)),
    })),
  };
  const workspaces: CommandGroup = {
    title: 'Other workspaces',
    commands: me.workspaces
      .filter((other) => other.slug !== membership.slug)
      .map((other) => ({
        id: `workspace ${other.slug}`,
        label: other.name,
        icon: <Avatar name={other.name} shape="square" />,
        onAction: () => navigate(paths.section(other.slug, 'board')),
      })),
  };
  const self: CommandGroup = {
    title: 'You',
    commands: [
      {
        id: 'account',
        label: 'Account and sessions',
        icon: <UserRound />,
        onAction: () => navigate(paths.account()),
      },
      {
        id: 'light',
        label: 'Light appearance',
        icon: <Sun />,
        onAction: () => chooseTheme('light'),
      },
      { id: 'dark', label: 'Dark appearance', icon: <Moon />, onAction: () => chooseTheme('dark') },
      {
        id: 'keys',
        label: 'Keyboard shortcuts',
        icon: <Keyboard />,
        keys: ['?'],
        onAction: onShowShortcuts,
      },
    ],
  };
  const groups = [places, workspaces, self].filter((group) => group.commands.length > 0);
  return (
    <CommandPalette
      isOpen
      onClose={onClose}
      groups={groups}
      placeholder="Go to a page, switch, or do…"
    />
  );
}
