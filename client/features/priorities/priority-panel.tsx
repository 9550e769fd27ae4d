import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, useForm } from 'react-hook-form';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { Form } from '#client/ui/form.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { PickMany } from '#client/ui/pick-many.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { notify } from '#client/ui/toast.tsx';
import { CreatePriority, type Priority } from '#shared/priorities/schema.ts';
import { useCreatePriority, useEditPriority } from './api.ts';

interface PriorityPanelProps {
  slug: string;
  /** Absent for a new one. */
  priority: Priority | undefined;
  metrics: readonly Option[];
  /** Why this member may not edit; null when they may. */
  whyNot: string | null;
  onClose: () => void;
}

const empty = { name: '', statement: '', why: '', weight: 1, metricIds: [] };

type Values = Required<CreatePriority>;

const valuesOf = ({ name, statement, why, weight, metricIds }: Priority): Values => ({
  name,
  statement,
  why,
  weight,
  metricIds,
});

/** One priority: what it says, why, and what it should move. */
export function PriorityPanel({ slug, priority, metrics, whyNot, onClose }: PriorityPanelProps) {
  const create = useCreatePriority(slug);
  const edit = useEditPriority(slug);
  const form = useForm<Values>({
    resolver: zodResolver(CreatePriority.required()),
    values: priority ? valuesOf(priority) : empty,
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, dirtyFields, isDirty } = form.formState;

  const submit = form.handleSubmit((input) => {
    const onError = (error: unknown) =>
      form.setError('root', {
        message: showServerErrors(error, form.setError, ['name', 'metricIds']) ?? '',
      });
    const onSuccess = () => {
      onClose();
      void notify({
        title: priority ? `${input.name} saved.` : `${input.name} added, ranked last.`,
      });
    };
    if (!priority) return create.mutate(input, { onSuccess, onError });
    const changed = Object.fromEntries(
      Object.entries(input).filter(([field]) => dirtyFields[field as keyof Values]),
    );
    return edit.mutate({ priority, input: changed }, { onSuccess, onError });
  });

  return (
    <Panel
      title={priority?.name ?? 'New priority'}
      where={priority ? `Priority ${priority.rank}` : 'Priorities'}
      onClose={onClose}
      actions={
        whyNot === null && (
          <>
            <Button
              variant="primary"
              type="submit"
              form="priority"
              isPending={create.isPending || edit.isPending}
              isDisabled={!isDirty}
            >
              {priority ? 'Save' : 'Add priority'}
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </>
        )
      }
    >
      {whyNot !== null && <ProblemNote tone="neutral" title={whyNot} />}
      <Form id="priority" onSubmit={submit} problem={errors.root?.message}>
        <TextField
          label="Name"
          hint="Short enough to stand on a card."
          readOnly={whyNot !== null}
          {...form.register('name')}
          error={errors.name?.message}
        />
        <TextArea
          label="Statement"
          optional
          hint="What will be different once it is reached?"
          readOnly={whyNot !== null}
          {...form.register('statement')}
          error={errors.statement?.message}
        />
        <TextArea
          label="Why"
          optional
          rows={4}
          hint="Why this, and why before the others?"
          readOnly={whyNot !== null}
          {...form.register('why')}
          error={errors.why?.message}
        />
        <Controller
          control={form.control}
          name="weight"
          render={({ field }) => (
            <NumberField
              label="Weight"
              hint="How much it counts beside the other priorities; 1 is ordinary."
              min={0}
              max={1000}
              value={field.value}
              onChange={(value) => field.onChange(value ?? 0)}
              onBlur={field.onBlur}
              isDisabled={whyNot !== null}
              error={errors.weight?.message}
            />
          )}
        />
        <Controller
          control={form.control}
          name="metricIds"
          render={({ field }) => (
            <PickMany
              label="Metrics it should move"
              optional
              options={metrics}
              nothing="There are no metrics yet; add one under Metrics."
              value={field.value}
              onChange={field.onChange}
              error={errors.metricIds?.message}
            />
          )}
        />
      </Form>
    </Panel>
  );
}
