import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { Form } from '#client/ui/form.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import {
  AcceptInvitation,
  type InvitationPreview,
  Password,
  PersonName,
} from '#shared/people/schema.ts';
import { useAcceptInvitation } from './api.ts';

/** Somebody new gives a name and a password that will do; the server checks the same. */
const AsNew = z.strictObject({ name: PersonName, password: Password });
/** Who has an account shows its password; the name stays theirs. */
const AsKnown = z.object({ password: AcceptInvitation.shape.password });

const beginnings: readonly Option<'new' | 'known'>[] = [
  { value: 'new', label: 'I am new to Baton' },
  { value: 'known', label: 'I have an account with this address' },
];

interface AcceptInvitationFormProps {
  token: string;
  invitation: InvitationPreview;
  onAccepted: () => void;
}

/** Joins a workspace: with a new account, or with the one the address has. Which it is only the invited person knows. */
export function AcceptInvitationForm({ token, invitation, onAccepted }: AcceptInvitationFormProps) {
  const [beginning, setBeginning] = useState<'new' | 'known'>('new');
  const isNew = beginning === 'new';
  const accept = useAcceptInvitation(token);
  const form = useForm<AcceptInvitation>({
    resolver: zodResolver<AcceptInvitation, unknown, AcceptInvitation>(isNew ? AsNew : AsKnown),
    defaultValues: { name: '', password: '' },
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
      <RadioGroup
        label="Have you used Baton before?"
        options={beginnings}
        value={beginning}
        onChange={(value) => {
          setBeginning(value);
          form.clearErrors();
        }}
      />
      {isNew && (
        <TextField
          label="Your name"
          autoComplete="name"
          autoFocus
          {...form.register('name')}
          error={errors.name?.message}
        />
      )}
      <TextField
        label={isNew ? 'Choose a password' : 'Your password'}
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        hint={isNew ? 'At least 12 characters.' : undefined}
        {...form.register('password')}
        error={errors.password?.message}
      />
      <Button type="submit" variant="primary" size="large" wide isPending={accept.isPending}>
        Join {invitation.workspaceName}
      </Button>
    </Form>
  );
}
