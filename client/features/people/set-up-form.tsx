import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { FieldRow, Form } from '#client/ui/form.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { SetUp } from '#shared/people/schema.ts';
import { slugFrom } from '#shared/people/slug.ts';
import { useSetUp } from './api.ts';

const fields = ['token', 'name', 'email', 'password', 'workspaceName', 'workspaceSlug'] as const;
const empty: SetUp = {
  token: '',
  name: '',
  email: '',
  password: '',
  workspaceName: '',
  workspaceSlug: '',
};

/** The first admin and the first workspace of an empty installation. */
export function SetUpForm({ onDone }: { onDone: () => void }) {
  const setUp = useSetUp();
  const form = useForm<SetUp>({ resolver: zodResolver(SetUp), defaultValues: empty });
  const { errors, dirtyFields } = form.formState;

  const submit = form.handleSubmit((input) =>
    setUp.mutate(input, {
      onSuccess: onDone,
      onError: (error) =>
        form.setError('root', { message: showServerErrors(error, form.setError, fields) ?? '' }),
    }),
  );

  function proposeSlug(name: string) {
    if (!dirtyFields.workspaceSlug) form.setValue('workspaceSlug', slugFrom(name));
  }

  return (
    <Form onSubmit={submit} problem={errors.root?.message}>
      <TextField
        label="Token"
        hint="Printed once in the server’s log when it started."
        autoComplete="off"
        autoFocus
        {...form.register('token')}
        error={errors.token?.message}
      />
      <TextField
        label="Your name"
        autoComplete="name"
        {...form.register('name')}
        error={errors.name?.message}
      />
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        {...form.register('email')}
        error={errors.email?.message}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. A sentence is easier to remember than a riddle."
        {...form.register('password')}
        error={errors.password?.message}
      />
      <FieldRow>
        <TextField
          label="Workspace"
          autoComplete="organization"
          {...form.register('workspaceName', {
            onChange: (event) => proposeSlug(event.target.value),
          })}
          error={errors.workspaceName?.message}
        />
        <TextField
          label="In addresses"
          autoComplete="off"
          {...form.register('workspaceSlug')}
          error={errors.workspaceSlug?.message}
        />
      </FieldRow>
      <Button type="submit" variant="primary" size="large" wide isPending={setUp.isPending}>
        Set up Baton
      </Button>
    </Form>
  );
}
