import { wayBack } from '#client/lib/last-undo.ts';
import { useKeptForm } from '#client/lib/use-kept-form.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { FieldRow } from '#client/ui/form.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { notify } from '#client/ui/toast.tsx';
import { AnswerInput } from '#shared/scoring/input-request.ts';
import { type Asked, useGiveEffort, useTakeEffortBack } from './api.ts';
import { askedFor } from './obligation-words.ts';

interface GiveEffortProps {
  slug: string;
  obligation: Asked;
  onClose: () => void;
}

const ends = [
  ['low', 'If all goes well'],
  ['likely', 'Likely'],
  ['high', 'If it goes badly'],
] as const;

/** Says in place how much work something is; three numbers, as nobody knows one exactly. */
export function GiveEffort({ slug, obligation, onClose }: GiveEffortProps) {
  const { request, title } = obligation;
  const { low = null, likely = null, high = null } = request.effort ?? {};
  const form = useKeptForm<Record<'low' | 'likely' | 'high', number | null>>(
    `effort.${request.id}`,
    { low, likely, high },
  );
  const give = useGiveEffort(slug);
  const back = useTakeEffortBack(slug);

  function submit() {
    const body = form.check(AnswerInput, { effort: form.values });
    if (!body) return;
    give.send(
      { obligation, effort: body.effort },
      {
        refused: form.refuse,
        done: () => {
          form.forget();
          onClose();
          void notify({
            title: `Estimated: ${title}.`,
            action: { label: 'Undo', onAction: wayBack(() => back.mutate(obligation)).run },
          });
        },
      },
    );
  }

  return (
    <ActForm
      title={`How much work is “${title}”?`}
      lead={askedFor(request)}
      verb="Give the estimate"
      isPending={give.isPending}
      refusal={form.refusal}
      refusals={form.refusals}
      onSubmit={submit}
      onCancel={onClose}
      cancelLabel="Not now"
    >
      <FieldRow>
        {ends.map(([name, label]) => (
          <NumberField
            key={name}
            label={label}
            unit="person-weeks"
            min={0}
            value={form.values[name]}
            onChange={(value) => form.set({ [name]: value })}
            error={form.errorOf(`effort.${name}`)}
          />
        ))}
      </FieldRow>
    </ActForm>
  );
}
