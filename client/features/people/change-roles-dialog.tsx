import { useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { notify } from '#client/ui/toast.tsx';
import { ChangeRoles, type Member, type Role } from '#shared/people/schema.ts';
import { useChangeRoles } from './api.ts';
import { RoleCheckboxes } from './role-checkboxes.tsx';

interface ChangeRolesDialogProps {
  slug: string;
  member: Member;
  onClose: () => void;
}

/** Which roles a member has. */
export function ChangeRolesDialog({ slug, member, onClose }: ChangeRolesDialogProps) {
  const [roles, setRoles] = useState<Role[]>(member.roles);
  const change = useChangeRoles(slug);
  const check = ChangeRoles.safeParse({ roles });

  function save() {
    if (!check.success) return;
    change.mutate(
      { member, roles },
      {
        onSuccess: () => {
          onClose();
          notify({ title: `Roles of ${member.name} changed.` });
        },
      },
    );
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Roles of ${member.name}`}
      lead="They hold from the next request on."
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isPending={change.isPending} onPress={save}>
            Change roles
          </Button>
        </>
      }
    >
      {change.isError && <ProblemNote title={sentenceOf(change.error)} />}
      <RoleCheckboxes value={roles} onChange={setRoles} error={check.error?.issues[0]?.message} />
    </Dialog>
  );
}
