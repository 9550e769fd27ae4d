import { useId } from 'react';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { Button } from '#client/ui/button.tsx';
import { CopyField } from '#client/ui/copy-field.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Form } from '#client/ui/form.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { CreateIntakeLink } from '#shared/opportunities/intake.ts';
import { useCreateIntakeLink } from './intake-api.ts';

interface IntakeLinkDialogProps {
  slug: string;
  onClose: () => void;
}

/** Asks what the form is called and says, then shows its link once. */
export function IntakeLinkDialog({ slug, onClose }: IntakeLinkDialogProps) {
  const create = useCreateIntakeLink(slug);
  return create.data ? (
    <LinkMade link={create.data.link} onClose={onClose} />
  ) : (
    <AskForm create={create} slug={slug} onClose={onClose} />
  );
}

/** Open through the whole of its last day, where the one who sets it is. */
const endOf = (day: string) => (day === '' ? null : new Date(`${day}T23:59:59`).toISOString());

interface AskFormProps extends IntakeLinkDialogProps {
  create: ReturnType<typeof useCreateIntakeLink>;
}

function AskForm({ create, slug, onClose }: AskFormProps) {
  const formId = useId();
  const form = useKeptForm(`intake-link.${slug}`, { name: '', intro: '', expiresAt: '' });
  const { name, intro, expiresAt } = form.values;

  function submit() {
    const input = form.check(CreateIntakeLink, { name, intro, expiresAt: endOf(expiresAt) });
    if (input) create.mutate(input, { onSuccess: form.forget, onError: form.refuse });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="New form"
      lead="Whoever has its link may propose, without an account. What they send waits here for an answer."
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} isPending={create.isPending}>
            Make the link
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        problem={form.refusal?.sentence}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Name"
          autoFocus
          autoComplete="off"
          placeholder="Ideas from the service desk"
          hint="Stands above the form."
          value={name}
          onChange={(event) => form.set({ name: event.target.value })}
          error={form.errorOf('name')}
        />
        <TextArea
          label="What to say above the fields"
          optional
          rows={3}
          hint="Markdown works: **bold**, lists, links."
          value={intro}
          onChange={(event) => form.set({ intro: event.target.value })}
          error={form.errorOf('intro')}
        />
        <DateField
          label="Open until"
          optional
          value={expiresAt}
          onChange={(event) => form.set({ expiresAt: event.target.value })}
          error={form.errorOf('expiresAt')}
        />
      </Form>
    </Dialog>
  );
}

interface LinkMadeProps {
  /** Null when the answer got lost and was asked for again. */
  link: string | null;
  onClose: () => void;
}

function LinkMade({ link, onClose }: LinkMadeProps) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="The link to your form"
      lead="Copy it now: Baton keeps only its fingerprint and cannot show it again."
      actions={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      {link === null ? (
        <p>The link got lost on its way here. Close this form and make a new one.</p>
      ) : (
        <CopyField label="Link to the form" value={new URL(link, window.location.origin).href} />
      )}
    </Dialog>
  );
}
