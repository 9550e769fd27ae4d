import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { post } from '#client/lib/api.ts';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { ComboBox } from '#client/ui/combo-box.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Form } from '#client/ui/form.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { notify } from '#client/ui/toast.tsx';
import { RecordUnbackedWork as Work } from '#shared/roadmap/schema.ts';

interface RecordUnbackedWorkProps {
  slug: string;
  owners: readonly Option[];
  priorities: readonly Option[];
  onClose: () => void;
  onRecorded: (opportunityId: string) => void;
}

type Values = z.input<typeof Work>;

const states: Option<Values['state']>[] = [
  { value: 'QUEUED', label: 'Queued', description: 'Promised, and not begun.' },
  { value: 'BUILDING', label: 'Building', description: 'Somebody is at it.' },
  { value: 'DELIVERED', label: 'Delivered', description: 'Done already.' },
];

/** Work that goes on although nobody decided it: put on the board as what it is. */
export function RecordUnbackedWork(props: RecordUnbackedWorkProps) {
  const { slug, owners, priorities, onClose, onRecorded } = props;
  const record = useRecordUnbackedWork(slug);
  const form = useForm<Values, unknown, z.output<typeof Work>>({
    resolver: zodResolver(Work),
    defaultValues: { title: '', state: 'BUILDING', ownerId: null, priorityId: null },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit((input) =>
    record.mutate(input, {
      onSuccess: ({ id }) => {
        onRecorded(id);
        void notify({ title: 'Recorded as unbacked work.' });
      },
      onError: (error) =>
        form.setError('root', { message: showServerErrors(error, form.setError, fields) ?? '' }),
    }),
  );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Record unbacked work"
      lead="Work that goes on although nobody decided it. It stands on the board, marked unbacked, and counts against its owner’s capacity."
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="unbacked-work" isPending={record.isPending}>
            Record it
          </Button>
        </>
      }
    >
      <Form id="unbacked-work" onSubmit={submit} problem={errors.root?.message}>
        <TextField
          label="Title"
          autoFocus
          autoComplete="off"
          {...form.register('title')}
          error={errors.title?.message}
        />
        <Controller
          control={form.control}
          name="state"
          render={({ field }) => (
            <RadioGroup
              label="Where it stands"
              options={states}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={form.control}
          name="ownerId"
          render={({ field }) => (
            <ComboBox
              label="Owner"
              optional
              hint="Whose capacity it takes."
              options={owners}
              nothing="No owner by that name. Add it under Owners."
              value={field.value ?? null}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={form.control}
          name="priorityId"
          render={({ field }) => (
            <ComboBox
              label="Priority"
              optional
              options={priorities}
              nothing="No priority by that name."
              value={field.value ?? null}
              onChange={field.onChange}
            />
          )}
        />
      </Form>
    </Dialog>
  );
}

const fields = ['title', 'state', 'ownerId', 'priorityId'] as const;

function useRecordUnbackedWork(slug: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (work: Work) =>
      post(`/workspaces/${slug}/unbacked-work`, work, z.object({ id: z.uuid() })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['workspaces', slug] }),
  });
}
