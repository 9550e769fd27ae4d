import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '#client/ui/avatar.tsx';
import { Badge } from '#client/ui/badge.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Menu } from '#client/ui/menu.tsx';
import type { MenuItem } from '#client/ui/menu-item.ts';
import {
  ColumnHeader,
  RowHeader,
  Table,
  TableCell,
  TableHead,
  TableRow,
} from '#client/ui/table.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { Member } from '#shared/people/schema.ts';
import { ChangeRolesDialog } from './change-roles-dialog.tsx';
import styles from './member-table.module.css';
import { RemoveMemberDialog } from './remove-member-dialog.tsx';
import { rolesAsText } from './roles.ts';

interface MemberTableProps {
  slug: string;
  members: readonly Member[];
  ownMemberId: string;
  /** Why this member may not manage the others; null when they may. */
  whyNotManage: string | null;
}

/** Who belongs to the workspace, and what they may do in it. */
export function MemberTable({ slug, members, ownMemberId, whyNotManage }: MemberTableProps) {
  const [dialog, setDialog] = useState<{ kind: 'roles' | 'remove'; member: Member } | null>(null);
  const close = () => setDialog(null);
  const whyNotSelf = 'Somebody else has to do that.';
  const actionsFor = (member: Member): MenuItem[] => [
    {
      label: 'Change roles…',
      reason: whyNotManage,
      onAction: () => setDialog({ kind: 'roles', member }),
    },
    {
      label: 'Remove from workspace…',
      isDanger: true,
      reason: whyNotManage ?? (member.id === ownMemberId ? whyNotSelf : null),
      onAction: () => setDialog({ kind: 'remove', member }),
    },
  ];
  return (
    <>
      <Table label="Members">
        <TableHead>
          <ColumnHeader>Name</ColumnHeader>
          <ColumnHeader>Roles</ColumnHeader>
          <ColumnHeader width="2.5rem">
            <VisuallyHidden>Actions</VisuallyHidden>
          </ColumnHeader>
        </TableHead>
        <tbody>
          {members.map((member) => (
            <TableRow key={member.id}>
              <RowHeader>
                <span className={styles.person}>
                  <Avatar name={member.name} size="large" />
                  <span className={styles.words}>
                    <span className={styles.name}>
                      {member.name}
                      {member.id === ownMemberId && <Badge>You</Badge>}
                    </span>
                    {member.email && <span className={styles.email}>{member.email}</span>}
                  </span>
                </span>
              </RowHeader>
              <TableCell>{rolesAsText(member.roles)}</TableCell>
              <TableCell align="end">
                <Menu
                  label={`Actions for ${member.name}`}
                  placement="bottom end"
                  trigger={
                    <IconButton
                      size="small"
                      label={`Actions for ${member.name}`}
                      icon={<Ellipsis />}
                    />
                  }
                  sections={[{ items: actionsFor(member) }]}
                />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {dialog?.kind === 'roles' && (
        <ChangeRolesDialog slug={slug} member={dialog.member} onClose={close} />
      )}
      {dialog?.kind === 'remove' && (
        <RemoveMemberDialog slug={slug} member={dialog.member} onClose={close} />
      )}
    </>
  );
}
