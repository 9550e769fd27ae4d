import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { FieldRow, Form, FormActions } from '#client/ui/form.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { notify } from '#client/ui/toast.tsx';
import { ChangePassword } from '#shared/people/schema.ts';
import { useChangePassword } from './api.ts';

/** A new password, against the present one. */
export function ChangePasswordForm() {
  const change = useChangePassword();
  const form = useForm<ChangePassword>({
    resolver: zodResolver(ChangePassword),
    defaultValues: { current: '', next: '' },
  });
  const { errors } = form.formState;

  const submit = form.handleSubmit((input) =>
    change.mutate(input, {
      onSuccess: () => {
        form.reset();
        notify({ title: 'Password changed.' });
      },
      onError: (error) =>
        form.setError('root', {
          message: showServerErrors(error, form.setError, ['current', 'next']) ?? '',
        }),
    }),
  );

  return (
    <Form onSubmit={submit} problem={errors.root?.message}>
      <FieldRow>
        <TextField
          label="Current password"
          type="password"
          autoComplete="current-password"
          {...form.register('current')}
          error={errors.current?.message}
        />
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="At least 12 characters."
          {...form.register('next')}
          error={errors.next?.message}
        />
      </FieldRow>
      <FormActions>
        <Button type="submit" isPending={change.isPending}>
          Change password
        </Button>
      </FormActions>
    </Form>
  );
}
