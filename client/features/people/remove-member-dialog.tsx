import { sentenceOf } from '#client/lib/api-error.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { Member } from '#shared/people/schema.ts';
import { useRemoveMember } from './api.ts';

interface RemoveMemberDialogProps {
  slug: string;
  member: Member;
  onClose: () => void;
}

/** Ends a membership; what the member did stays on record. */
export function RemoveMemberDialog({ slug, member, onClose }: RemoveMemberDialogProps) {
  const remove = useRemoveMember(slug);
  const confirm = () =>
    remove.mutate(member, {
      onSuccess: () => {
        onClose();
        notify({ title: `${member.name} was removed.` });
      },
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      role="alertdialog"
      title={`Remove ${member.name}?`}
      actions={
        <>
          <Button onPress={onClose}>Keep</Button>
          <Button variant="danger" isPending={remove.isPending} onPress={confirm}>
            Remove
          </Button>
        </>
      }
    >
      {remove.isError && <ProblemNote title={sentenceOf(remove.error)} />}
      <p>
        They can no longer open this workspace. Decisions, ratings, briefs and everything else they
        did stay on record under their name.
      </p>
    </Dialog>
  );
}
