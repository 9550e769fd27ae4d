import { ChevronsUpDown, Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { paths } from '#client/paths.ts';
import { Avatar } from '#client/ui/avatar.tsx';
import { HandoffMark } from '#client/ui/handoff-mark.tsx';
import { Menu } from '#client/ui/menu.tsx';
import type { MenuItem } from '#client/ui/menu-item.ts';
import type { Me, Membership } from '#shared/people/schema.ts';
import styles from './rail.module.css';
import { rolesAsText } from './roles.ts';

interface WorkspaceSwitcherProps {
  me: Me;
  membership: Membership;
}

/** The workspace one is in, the way to the others, and to a new one. */
export function WorkspaceSwitcher({ me, membership }: WorkspaceSwitcherProps) {
  const trigger = (
    <Button className={styles.switcher} aria-label={`${membership.name}, switch workspace`}>
      <HandoffMark size={18} />
      <span className={styles.name}>{membership.name}</span>
      <ChevronsUpDown aria-hidden="true" />
    </Button>
  );
  const items: MenuItem[] = me.workspaces.map((workspace) => ({
    label: workspace.name,
    icon: <Avatar name={workspace.name} shape="square" />,
    description: rolesAsText(workspace.roles),
    href: paths.section(workspace.slug, 'board'),
    isCurrent: workspace.slug === membership.slug,
  }));
  const more: MenuItem[] = [
    { label: 'New workspace…', icon: <Plus aria-hidden="true" />, href: paths.newWorkspace() },
  ];
  return <Menu trigger={trigger} label="Workspaces" sections={[{ items }, { items: more }]} />;
}
