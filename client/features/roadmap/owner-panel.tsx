import { zodResolver } from '@hookform/resolvers/zod';
import { Controller, FormProvider, useForm } from 'react-hook-form';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { Form } from '#client/ui/form.tsx';
import type { Option } from '#client/ui/option-item.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { PickMany } from '#client/ui/pick-many.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { notify } from '#client/ui/toast.tsx';
import { CreateOwner, type Owner, type OwnerKind } from '#shared/roadmap/schema.ts';
import { useCreateOwner, useEditOwner } from './owner-api.ts';
import { OwnerCapacityFields, type OwnerValues } from './owner-capacity-fields.tsx';

interface OwnerPanelProps {
  slug: string;
  /** Absent for a new one. */
  owner: Owner | undefined;
  members: readonly Option[];
  whyNot: string | null;
  /** Today, where the first entry of a new owner's capacity starts. */
  today: string;
  onClose: () => void;
}

const kinds: Option<OwnerKind>[] = [
  { value: 'TEAM', label: 'Team', description: 'Any lead in it can claim what is offered to it.' },
  { value: 'PERSON', label: 'Person', description: 'Somebody who works alone.' },
];

const emptyOn = (today: string): OwnerValues => ({
  name: '',
  kind: 'TEAM',
  memberIds: [],
  capacity: [{ startsOn: today, peoplePerWeek: 1 }],
});

const valuesOf = ({ name, kind, memberIds, capacity }: Owner): OwnerValues => ({
  name,
  kind,
  memberIds,
  capacity,
});

/** One team or person: who belongs to it, and how many people it has from when on. */
export function OwnerPanel({ slug, owner, members, whyNot, today, onClose }: OwnerPanelProps) {
  const create = useCreateOwner(slug);
  const edit = useEditOwner(slug);
  const form = useForm<OwnerValues>({
    resolver: zodResolver(CreateOwner.required()),
    values: owner ? valuesOf(owner) : emptyOn(today),
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, dirtyFields, isDirty } = form.formState;
  const isFixed = whyNot !== null;

  const submit = form.handleSubmit((input) => {
    const onError = (error: unknown) =>
      form.setError('root', {
        message: showServerErrors(error, form.setError, ['name', 'memberIds', 'capacity']) ?? '',
      });
    const onSuccess = () => {
      onClose();
      void notify({ title: owner ? `${input.name} saved.` : `${input.name} added.` });
    };
    if (!owner) return create.mutate(input, { onSuccess, onError });
    const changed = Object.fromEntries(
      Object.entries(input).filter(([field]) => dirtyFields[field as keyof OwnerValues]),
    );
    return edit.mutate({ owner, input: changed }, { onSuccess, onError });
  });

  return (
    <Panel
      title={owner?.name ?? 'New owner'}
      where={owner ? (owner.kind === 'TEAM' ? 'Team' : 'Person') : 'Owners'}
      onClose={onClose}
      actions={
        !isFixed && (
          <>
            <Button
              variant="primary"
              type="submit"
              form="owner"
              isPending={create.isPending || edit.isPending}
              isDisabled={!isDirty}
            >
              {owner ? 'Save' : 'Add owner'}
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </>
        )
      }
    >
      {isFixed && <ProblemNote tone="neutral" title={whyNot} />}
      <FormProvider {...form}>
        <Form id="owner" onSubmit={submit} problem={errors.root?.message}>
          <TextField
            label="Name"
            readOnly={isFixed}
            {...form.register('name')}
            error={errors.name?.message}
          />
          <Controller
            control={form.control}
            name="kind"
            render={({ field }) => (
              <RadioGroup
                label="Kind"
                options={kinds}
                value={field.value}
                onChange={field.onChange}
                isDisabled={isFixed}
              />
            )}
          />
          <OwnerCapacityFields isFixed={isFixed} today={today} />
          <Controller
            control={form.control}
            name="memberIds"
            render={({ field }) => (
              <PickMany
                label="Members"
                optional
                hint="Leads among them can claim what is offered to this owner."
                options={members}
                nothing="There are no members to choose from."
                isDisabled={isFixed}
                value={field.value}
                onChange={field.onChange}
                error={errors.memberIds?.message}
              />
            )}
          />
        </Form>
      </FormProvider>
    </Panel>
  );
}
