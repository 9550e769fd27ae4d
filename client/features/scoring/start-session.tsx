import { zodResolver } from '@hookform/resolvers/zod';
import { type SyntheticEvent, useState } from 'react';
import { Controller, type Resolver, useForm } from 'react-hook-form';
import { ApiError } from '#client/lib/api-error.ts';
import { showServerErrors } from '#client/lib/form-errors.ts';
import { plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { DateField } from '#client/ui/date-field.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Form } from '#client/ui/form.tsx';
import { PickMany } from '#client/ui/pick-many.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { RadioGroup } from '#client/ui/radio-group.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { StartRatingSession } from '#shared/scoring/session.ts';
import { useStartSession } from './session-api.ts';
import { type Choice, chosenIds, type Ratable } from './session-choice.ts';

type Named = { id: string; name: string };

interface StartSessionProps {
  slug: string;
  advisors: readonly Named[];
  /** What stands in Assess. */
  ratable: readonly Ratable[];
  /** Those that were selected in the list; absent when none were. */
  selected?: readonly string[];
  priorities: readonly Named[];
  onClose: () => void;
  onStarted: (id: string) => void;
}

/** What was chosen and written, and how it is sent. */
function useStart({ slug, advisors, ratable, selected, onStarted }: StartSessionProps) {
  const start = useStartSession(slug);
  const [choice, setChoice] = useState<Choice>({ which: selected ? 'selected' : 'unrated' });
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const chosen = chosenIds({ choice, ratable, selected });
  const opportunityIds = chosen.filter((id) => !leftOut.includes(id));
  const out = refusedIds(start.error, opportunityIds);
  const form = useForm<StartRatingSession>({
    // Its inputs and outputs differ only where a default stands in.
    resolver: zodResolver(StartRatingSession) as Resolver<StartRatingSession>,
    defaultValues: {
      name: '',
      note: '',
      dueOn: null,
      raterIds: advisors.map(({ id }) => id),
      opportunityIds: [],
    },
  });

  function send(input: StartRatingSession) {
    start.mutate(input, {
      onSuccess: ({ id }) => onStarted(id),
      onError: (error) => {
        const message = showServerErrors(error, form.setError, ['name', 'note', 'raterIds']);
        if (message) form.setError('root', { message });
      },
    });
  }

  return {
    form,
    out,
    count: opportunityIds.length,
    choice,
    setChoice,
    isPending: start.isPending,
    submit(event: SyntheticEvent) {
      form.setValue('opportunityIds', opportunityIds);
      void form.handleSubmit(send)(event);
    },
    leaveOut() {
      setLeftOut([...leftOut, ...out.map(({ id }) => id)]);
      start.reset();
    },
  };
}

/** Asks a few advisors about the same opportunities, each alone. */
export function StartSession(props: StartSessionProps) {
  const { advisors, ratable, selected, priorities, onClose } = props;
  const { form, out, count, choice, setChoice, isPending, submit, leaveOut } = useStart(props);
  const { errors } = form.formState;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Start a rating session"
      lead="Each rater answers alone. What they answered is revealed when all have handed in, or when an advisor closes the session."
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form="start-session"
            isPending={isPending}
            isDisabled={count === 0}
          >
            {count === 0
              ? 'Nothing to rate'
              : `Start with ${plural(count, 'opportunity', 'opportunities')}`}
          </Button>
        </>
      }
    >
      <Form
        id="start-session"
        onSubmit={submit}
        problem={out.length > 0 ? undefined : errors.root?.message}
      >
        <LeaveOut out={out} onLeaveOut={leaveOut} />
        <TextField
          label="Name"
          placeholder="Autumn list"
          autoComplete="off"
          autoFocus
          {...form.register('name')}
          error={errors.name?.message}
        />
        <WhatIsRated {...{ choice, ratable, selected, priorities }} onChoose={setChoice} />
        <Controller
          control={form.control}
          name="raterIds"
          render={({ field, fieldState }) => (
            <PickMany
              label="Who rates"
              hint="Advisors rate. More of them join by an invitation from Members."
              nothing="Nobody here is an advisor."
              options={advisors.map(({ id, name }) => ({ value: id, label: name }))}
              value={field.value}
              onChange={field.onChange}
              error={fieldState.error?.message}
            />
          )}
        />
        <DateField
          label="Due"
          optional
          {...form.register('dueOn', { setValueAs: (day) => day || null })}
          error={errors.dueOn?.message}
        />
        <TextArea
          label="What the raters should know"
          optional
          rows={2}
          {...form.register('note')}
          error={errors.note?.message}
        />
      </Form>
    </Dialog>
  );
}

/** Which of the chosen ones the server refused, and why. */
function refusedIds(error: unknown, ids: readonly string[]): { id: string; message: string }[] {
  if (!(error instanceof ApiError)) return [];
  return error.fields.flatMap(({ path, message }) => {
    const id = ids[Number(/^opportunityIds\.(\d+)$/.exec(path)?.[1] ?? -1)];
    return id === undefined ? [] : [{ id, message }];
  });
}

interface LeaveOutProps {
  out: readonly { id: string; message: string }[];
  onLeaveOut: () => void;
}

/** What cannot be rated in this session, and the way to go on without it. */
function LeaveOut({ out, onLeaveOut }: LeaveOutProps) {
  if (out.length === 0) return null;
  return (
    <ProblemNote
      title={`${plural(out.length, 'opportunity cannot', 'opportunities cannot')} be rated in a new session.`}
      action={
        <Button size="small" onPress={onLeaveOut}>
          Leave them out
        </Button>
      }
    >
      {out.slice(0, 3).map(({ id, message }) => (
        <p key={id}>{message}</p>
      ))}
      {out.length > 3 && <p>And {out.length - 3} more.</p>}
    </ProblemNote>
  );
}

const hintOf = (ratable: readonly Ratable[]): string =>
  ratable.length === 0
    ? 'Nothing stands in Assess yet: import a list, or add an opportunity first.'
    : 'To choose one by one, select them in Opportunities.';

interface WhatIsRatedProps {
  choice: Choice;
  ratable: readonly Ratable[];
  selected: readonly string[] | undefined;
  priorities: readonly Named[];
  onChoose: (choice: Choice) => void;
}

function WhatIsRated({ choice, ratable, selected, priorities, onChoose }: WhatIsRatedProps) {
  const count = (of: Choice) =>
    plural(chosenIds({ choice: of, ratable, selected }).length, 'opportunity', 'opportunities');
  const priorityId = choice.which === 'priority' ? choice.priorityId : (priorities[0]?.id ?? '');
  const options = [
    ...(selected
      ? [
          {
            value: 'selected' as const,
            label: 'Those selected',
            description: count({ which: 'selected' }),
          },
        ]
      : []),
    {
      value: 'unrated' as const,
      label: 'Everything in Assess that is not rated',
      description: count({ which: 'unrated' }),
    },
    ...(priorities.length > 0
      ? [
          {
            value: 'priority' as const,
            label: 'What serves one priority',
            description: count({ which: 'priority', priorityId }),
          },
        ]
      : []),
  ];
  return (
    <>
      <RadioGroup
        label="What is rated"
        hint={selected ? undefined : hintOf(ratable)}
        options={options}
        value={choice.which}
        onChange={(which) => onChoose(which === 'priority' ? { which, priorityId } : { which })}
      />
      {choice.which === 'priority' && (
        <Select
          label="Priority"
          options={priorities.map(({ id, name }) => ({ value: id, label: name }))}
          value={priorityId}
          onChange={(id) => onChoose({ which: 'priority', priorityId: id })}
        />
      )}
    </>
  );
}
