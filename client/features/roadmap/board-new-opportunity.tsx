import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Form } from '#client/ui/form.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { CreateOpportunity } from '#shared/opportunities/schema.ts';
import { useCreateOpportunity } from './board-api.ts';

interface NewOpportunityProps {
  slug: string;
  onClose: () => void;
  onAdded: (opportunityId: string) => void;
  /** What is here already and looks like what is being typed. */
  renderSimilar?: (title: string) => ReactNode;
}

const NewTitle = CreateOpportunity.pick({ title: true });

/** A new candidate needs a title and nothing else; the rest is written in its panel. */
export function NewOpportunity({ slug, onClose, onAdded, renderSimilar }: NewOpportunityProps) {
  const create = useCreateOpportunity(slug);
  const form = useForm({ resolver: zodResolver(NewTitle), defaultValues: { title: '' } });
  const { errors } = form.formState;
  const submit = form.handleSubmit((input) =>
    create.mutate(input, {
      onSuccess: ({ id }) => onAdded(id),
      onError: (error) =>
        form.setError('root', { message: showServerErrors(error, form.setError, ['title']) ?? '' }),
    }),
  );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="New opportunity"
      lead="It starts in Assess. Problem, effort and cost of delay are written next, in its panel."
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form="new-opportunity"
            isPending={create.isPending}
          >
            Add it
          </Button>
        </>
      }
    >
      <Form id="new-opportunity" onSubmit={submit} problem={errors.root?.message}>
        <TextField
          label="Title"
          autoFocus
          autoComplete="off"
          placeholder="What would be different, in one line"
          {...form.register('title')}
          error={errors.title?.message}
        />
        {renderSimilar?.(form.watch('title'))}
      </Form>
    </Dialog>
  );
}
