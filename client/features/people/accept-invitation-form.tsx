import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { Form } from '#client/ui/form.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import {
  AcceptInvitation,
  type InvitationPreview,
  Password,
  PersonName,
} from '#shared/people/schema.ts';
import { useAcceptInvitation } from './api.ts';

/** Somebody new must give a name and a password that will do; the server checks the same. */
const AsNewAccount = z.strictObject({ name: PersonName, password: Password });

interface AcceptInvitationFormProps {
  token: string;
  invitation: InvitationPreview;
  onAccepted: () => void;
}

/** Joins a workspace: with a new account, or with the one the address has already. */
export function AcceptInvitationForm({ token, invitation, onAccepted }: AcceptInvitationFormProps) {
  const accept = useAcceptInvitation(token);
  const form = useForm<AcceptInvitation>({
    resolver: zodResolver<AcceptInvitation, unknown, AcceptInvitation>(
      invitation.hasAccount ? AcceptInvitation : AsNewAccount,
    ),
    defaultValues: invitation.hasAccount ? { password: '' } : { name: '', password: '' },
  });
  const { errors } = form.formState;

  const submit = form.handleSubmit((input) =>
    accept.mutate(input, {
      onSuccess: onAccepted,
      onError: (error) =>
        form.setError('root', {
          message: showServerErrors(error, form.setError, ['name', 'password']) ?? '',
        }),
    }),
  );

  return (
    <Form onSubmit={submit} problem={errors.root?.message}>
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        value={invitation.email}
        readOnly
      />
      {!invitation.hasAccount && (
        <TextField
          label="Your name"
          autoComplete="name"
          autoFocus
          {...form.register('name')}
          error={errors.name?.message}
        />
      )}
      <TextField
        label={invitation.hasAccount ? 'Your password' : 'Choose a password'}
        type="password"
        autoComplete={invitation.hasAccount ? 'current-password' : 'new-password'}
        hint={invitation.hasAccount ? undefined : 'At least 12 characters.'}
        {...form.register('password')}
        error={errors.password?.message}
      />
      <Button type="submit" variant="primary" size="large" wide isPending={accept.isPending}>
        Join {invitation.workspaceName}
      </Button>
    </Form>
  );
}
