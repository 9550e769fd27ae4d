import { useState } from 'react';
import { requestIdOf, sentenceOf } from '#client/lib/api-error.ts';
import type { Refusal } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { TextField } from '#client/ui/text-field.tsx';
import { SkipRating } from '#shared/scoring/session.ts';

interface SkipFormProps {
  isPending: boolean;
  onSkip: (input: SkipRating, refused: (error: unknown) => void) => void;
  onCancel: () => void;
}

/** Why I leave this one out. Enter skips it. */
export function SkipForm({ isPending, onSkip, onCancel }: SkipFormProps) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [refusals, setRefusals] = useState(0);

  function send() {
    const input = SkipRating.safeParse({ reason });
    if (input.success)
      return onSkip(input.data, (why) => {
        setRefusal({ sentence: sentenceOf(why), requestId: requestIdOf(why) });
        setRefusals((count) => count + 1);
      });
    setError(input.error.issues[0]?.message);
    setRefusals((count) => count + 1);
  }

  return (
    <ActForm
      title="Skip this one"
      lead="Nobody waits for you any more. The others see the reason with the answers."
      verb="Skip it"
      isPending={isPending}
      refusal={refusal}
      refusals={refusals}
      onSubmit={send}
      onCancel={onCancel}
    >
      <TextField
        label="Why"
        value={reason}
        error={error}
        maxLength={500}
        autoComplete="off"
        placeholder="I wrote it myself"
        onChange={(event) => {
          setReason(event.target.value);
          setError(undefined);
        }}
      />
    </ActForm>
  );
}
