import { Keyboard, Moon, Plus, Sun, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isFor, sections } from '#client/features/people/sections.ts';
import { useTheme } from '#client/lib/use-theme.ts';
import { paths } from '#client/paths.ts';
import { Avatar } from '#client/ui/avatar.tsx';
import { type CommandGroup, CommandPalette } from '#client/ui/command-palette.tsx';
import type { Me, Membership } from '#shared/people/schema.ts';
import { useFound } from './use-found.tsx';

interface GoToProps {
  me: Me;
  membership: Membership;
  onClose: () => void;
  onShowShortcuts: () => void;
}

/** The command palette of a workspace: its pages, what is in it, other workspaces, and one's own. */
export function GoTo({ me, membership, onClose, onShowShortcuts }: GoToProps) {
  const [text, setText] = useState('');
  const places = usePlaces(membership);
  const workspaces = useWorkspaces(me, membership);
  const self = useSelf(onShowShortcuts);
  const found = useFound(membership.slug, text);
  const groups = [places, ...found.groups, workspaces, self];
  return (
    <CommandPalette
      isOpen
      onClose={onClose}
      text={text}
      onTextChange={setText}
      groups={groups.filter((group) => group.commands.length > 0)}
      state={found.state}
      placeholder="Find an opportunity, go to a page, or do…"
    />
  );
}

function usePlaces(membership: Membership): CommandGroup {
  const { name, slug } = membership;
  const navigate = useNavigate();
  return {
    title: name,
    commands: sections
      .filter((entry) => isFor(membership, entry))
      .map(({ section, label, icon: Icon, key }) => ({
        id: section,
        label,
        icon: <Icon aria-hidden="true" />,
        keys: ['g', key],
        onAction: () => navigate(paths.section(slug, section)),
      })),
  };
}

function useWorkspaces(me: Me, membership: Membership): CommandGroup {
  const navigate = useNavigate();
  const others = me.workspaces.filter(({ slug }) => slug !== membership.slug);
  return {
    title: 'Workspaces',
    commands: [
      ...others.map(({ slug, name }) => ({
        id: `workspace ${slug}`,
        label: name,
        icon: <Avatar name={name} shape="square" />,
        onAction: () => navigate(paths.section(slug, 'board')),
      })),
      {
        id: 'new workspace',
        label: 'New workspace…',
        icon: <Plus aria-hidden="true" />,
        onAction: () => navigate(paths.newWorkspace()),
      },
    ],
  };
}

function useSelf(onShowShortcuts: () => void): CommandGroup {
  const navigate = useNavigate();
  const [, chooseTheme] = useTheme();
  return {
    title: 'You',
    commands: [
      {
        id: 'account',
        label: 'Account and sessions',
        icon: <UserRound aria-hidden="true" />,
        onAction: () => navigate(paths.account()),
      },
      {
        id: 'light',
        label: 'Light appearance',
        icon: <Sun aria-hidden="true" />,
        onAction: () => chooseTheme('light'),
      },
      {
        id: 'dark',
        label: 'Dark appearance',
        icon: <Moon aria-hidden="true" />,
        onAction: () => chooseTheme('dark'),
      },
      {
        id: 'keys',
        label: 'Keyboard shortcuts',
        icon: <Keyboard aria-hidden="true" />,
        keys: ['?'],
        onAction: onShowShortcuts,
      },
    ],
  };
}
