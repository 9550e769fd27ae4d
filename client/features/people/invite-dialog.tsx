import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { CopyField } from '#client/ui/copy-field.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Form } from '#client/ui/form.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { Invite } from '#shared/people/schema.ts';
import { useInvite } from './api.ts';
import { RoleCheckboxes } from './role-checkboxes.tsx';

/** Asks for an address and roles, then shows the link once. */
export function InviteDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const invite = useInvite(slug);
  if (invite.data)
    return (
      <InvitationLinkDialog
        {...invite.data}
        email={invite.data.invitation.email}
        onClose={onClose}
      />
    );
  return <InviteFormDialog invite={invite} onClose={onClose} />;
}

function InviteFormDialog({
  invite,
  onClose,
}: {
  invite: ReturnType<typeof useInvite>;
  onClose: () => void;
}) {
  const form = useForm<Invite>({
    resolver: zodResolver(Invite),
    defaultValues: { email: '', roles: [] },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit((input) =>
    invite.mutate(input, {
      onError: (error) =>
        form.setError('root', {
          message: showServerErrors(error, form.setError, ['email', 'roles']) ?? '',
        }),
    }),
  );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Invite somebody"
      lead="You get a link to send them. It works once, for this address only."
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="invite" isPending={invite.isPending}>
            Make the link
          </Button>
        </>
      }
    >
      <Form id="invite" onSubmit={submit} problem={errors.root?.message}>
        <TextField
          label="E-mail"
          type="email"
          autoComplete="off"
          autoFocus
          {...form.register('email')}
          error={errors.email?.message}
        />
        <Controller
          control={form.control}
          name="roles"
          render={({ field }) => (
            <RoleCheckboxes
              value={field.value}
              onChange={field.onChange}
              error={errors.roles?.message}
            />
          )}
        />
      </Form>
    </Dialog>
  );
}

interface InvitationLinkDialogProps {
  email: string;
  /** Null when the answer got lost and was asked for again. */
  link: string | null;
  onClose: () => void;
}

function InvitationLinkDialog({ email, link, onClose }: InvitationLinkDialogProps) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`The link for ${email}`}
      lead="Copy it now: Baton keeps only its fingerprint and cannot show it again."
      actions={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      {link === null ? (
        <p>The link got lost on its way here. Revoke this invitation and make a new one.</p>
      ) : (
        <CopyField label="Invitation link" value={new URL(link, window.location.origin).href} />
      )}
    </Dialog>
  );
}
