import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useRef } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { timeZoneHere, timeZones } from '#client/lib/time-zones.ts';
import { Button } from '#client/ui/button.tsx';
import { ComboBox } from '#client/ui/combo-box.tsx';
import { Form, FormActions } from '#client/ui/form.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { CreateWorkspace } from '#shared/people/schema.ts';
import { slugFrom } from '#shared/people/slug.ts';
import { useCreateWorkspace } from './api.ts';

const options = timeZones();

interface NewWorkspaceFormProps {
  /** Slugs of the workspaces one is in already. */
  mine: readonly string[];
  onCreated: (slug: string) => void;
  onCancel: () => void;
}

/** Name, address and time zone of a new workspace. */
export function NewWorkspaceForm({ mine, onCreated, onCancel }: NewWorkspaceFormProps) {
  const create = useCreateWorkspace();
  const keyFor = useKey();
  const form = useForm<CreateWorkspace>({
    resolver: zodResolver(newTo(mine)),
    mode: 'onChange',
    defaultValues: { name: '', slug: '', timeZone: timeZoneHere },
  });
  const { errors, dirtyFields } = form.formState;
  const { setFocus } = form;
  // Not by autoFocus: the sheet or menu that led here still holds the focus while it closes.
  useEffect(() => {
    const timer = setTimeout(() => setFocus('name'), 50);
    return () => clearTimeout(timer);
  }, [setFocus]);

  const submit = form.handleSubmit((workspace) =>
    create.mutate(
      { workspace, key: keyFor(workspace) },
      {
        onSuccess: ({ slug }) => onCreated(slug),
        onError: (error) => {
          const fields = ['name', 'slug', 'timeZone'] as const;
          form.setError('root', { message: showServerErrors(error, form.setError, fields) ?? '' });
          if (form.getFieldState('slug').error) form.setFocus('slug');
        },
      },
    ),
  );

  function proposeSlug(name: string) {
    if (!dirtyFields.slug) form.setValue('slug', slugFrom(name), { shouldValidate: name !== '' });
  }

  return (
    <Form onSubmit={submit} problem={errors.root?.message}>
      <TextField
        label="Name"
        autoComplete="organization"
        {...form.register('name', { onChange: (event) => proposeSlug(event.target.value) })}
        error={errors.name?.message}
      />
      <TextField
        label="In addresses"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        hint={`${window.location.host}/${form.watch('slug') || '…'}`}
        {...form.register('slug')}
        error={errors.slug?.message}
      />
      <Controller
        control={form.control}
        name="timeZone"
        render={({ field }) => (
          <ComboBox
            label="Time zone"
            hint="Where its working days begin and end."
            options={options}
            value={field.value ?? null}
            onChange={(zone) => field.onChange(zone ?? undefined)}
            onBlur={field.onBlur}
            nothing="No time zone by that name."
            error={errors.timeZone?.message}
          />
        )}
      />
      <FormActions>
        <Button onPress={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isPending={create.isPending}>
          Create the workspace
        </Button>
      </FormActions>
    </Form>
  );
}

const newTo = (mine: readonly string[]) =>
  CreateWorkspace.extend({
    slug: CreateWorkspace.shape.slug.refine(
      (slug) => !mine.includes(slug),
      'You have a workspace at this address. Choose another.',
    ),
  });

/** One key for the same words, so that trying again after a lost answer makes no second workspace. */
function useKey(): (input: CreateWorkspace) => string {
  const last = useRef({ words: '', key: '' });
  return (input) => {
    const words = JSON.stringify(input);
    if (words !== last.current.words) last.current = { words, key: crypto.randomUUID() };
    return last.current.key;
  };
}
