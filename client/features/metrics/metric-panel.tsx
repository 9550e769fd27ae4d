import { zodResolver } from '@hookform/resolvers/zod';
import { FormProvider, useForm } from 'react-hook-form';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { Form } from '#client/ui/form.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { notify } from '#client/ui/toast.tsx';
import { CreateMetric, type Metric } from '#shared/metrics/schema.ts';
import { useCreateMetric, useEditMetric } from './api.ts';
import { MetricFields, type MetricValues } from './metric-form.tsx';

interface MetricPanelProps {
  slug: string;
  /** Absent for a new one. */
  metric: Metric | undefined;
  members: readonly Option[];
  onClose: () => void;
  onCreated?: (metric: Metric) => void;
}

const empty: MetricValues = {
  name: '',
  unit: '',
  direction: 'UP',
  baseline: null,
  baselineDate: null,
  baselineSource: '',
  target: null,
  measureBy: null,
  measurerId: null,
};

const fieldNames = Object.keys(empty) as (keyof MetricValues)[];

const valuesOf = (metric: Metric): MetricValues =>
  Object.fromEntries(fieldNames.map((field) => [field, metric[field]])) as MetricValues;

/** Makes or edits a metric. Moving a target that was promised says so before it is saved. */
export function MetricPanel({ slug, metric, members, onClose, onCreated }: MetricPanelProps) {
  const create = useCreateMetric(slug);
  const edit = useEditMetric(slug);
  const form = useForm<MetricValues>({
    resolver: zodResolver(CreateMetric.required()),
    values: metric ? valuesOf(metric) : empty,
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, dirtyFields, isDirty } = form.formState;
  const movesGoalposts =
    (dirtyFields.target && (metric?.originalTarget ?? null) !== null) ||
    (dirtyFields.measureBy && (metric?.originalMeasureBy ?? null) !== null);

  const submit = form.handleSubmit((input) => {
    const onError = (error: unknown) =>
      form.setError('root', { message: showServerErrors(error, form.setError, fieldNames) ?? '' });
    if (!metric) return create.mutate(input, { onSuccess: onCreated, onError });
    const changed = Object.fromEntries(
      Object.entries(input).filter(([field]) => dirtyFields[field as keyof MetricValues]),
    );
    const onSuccess = () => {
      onClose();
      void notify({ title: `${input.name} saved.` });
    };
    return edit.mutate({ metric, input: changed }, { onSuccess, onError });
  });

  return (
    <Panel
      title={metric ? `Edit ${metric.name}` : 'New metric'}
      where="Metrics"
      onClose={onClose}
      actions={
        <>
          <Button
            variant="primary"
            type="submit"
            form="metric"
            isPending={create.isPending || edit.isPending}
            isDisabled={!isDirty}
          >
            {metric ? 'Save' : 'Add metric'}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FormProvider {...form}>
        <Form id="metric" onSubmit={submit} problem={errors.root?.message}>
          <MetricFields members={members} />
          {movesGoalposts && (
            <ProblemNote tone="neutral" title="This moves the goalposts.">
              What was promised first stays visible beside it, with your name and the day.
            </ProblemNote>
          )}
        </Form>
      </FormProvider>
    </Panel>
  );
}
