import { zodResolver } from '@hookform/resolvers/zod';
import { FormProvider, useForm } from 'react-hook-form';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { Form } from '#client/ui/form.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { notify } from '#client/ui/toast.tsx';
import { CreatePriority, type Priority } from '#shared/priorities/schema.ts';
import { useCreatePriority, useEditPriority } from './api.ts';
import { PriorityFields, type PriorityValues } from './priority-fields.tsx';

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

const valuesOf = ({ name, statement, why, weight, metricIds }: Priority): PriorityValues => ({
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
  const form = useForm<PriorityValues>({
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
      Object.entries(input).filter(([field]) => dirtyFields[field as keyof PriorityValues]),
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
      <FormProvider {...form}>
        <Form id="priority" onSubmit={submit} problem={errors.root?.message}>
          <PriorityFields metrics={metrics} isFixed={whyNot !== null} />
        </Form>
      </FormProvider>
    </Panel>
  );
}
