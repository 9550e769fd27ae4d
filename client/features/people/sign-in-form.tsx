import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { Form } from '#client/ui/form.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { SignIn } from '#shared/people/schema.ts';
import { useSignIn } from './api.ts';

/** E-mail and password. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const signIn = useSignIn();
  const form = useForm<SignIn>({
    resolver: zodResolver(SignIn),
    defaultValues: { email: '', password: '' },
  });
  const { errors } = form.formState;

  const submit = form.handleSubmit((input) =>
    signIn.mutate(input, {
      onSuccess: onSignedIn,
      onError: (error) => {
        form.setError('root', {
          message: showServerErrors(error, form.setError, ['email', 'password']) ?? '',
        });
        form.resetField('password');
        form.setFocus('password');
      },
    }),
  );

  return (
    <Form onSubmit={submit} problem={errors.root?.message}>
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        autoFocus
        {...form.register('email')}
        error={errors.email?.message}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        {...form.register('password')}
        error={errors.password?.message}
      />
      <Button type="submit" variant="primary" size="large" wide isPending={signIn.isPending}>
        Sign in
      </Button>
    </Form>
  );
}
