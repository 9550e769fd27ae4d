import { useState } from 'react';
import { ApiError, requestIdOf, sentenceOf } from '#client/lib/api-error.ts';
import { plural } from '#client/lib/format.ts';
import { ActForm } from '#client/ui/act-form.tsx';
import { Button } from '#client/ui/button.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { notify } from '#client/ui/toast.tsx';
import { editOf } from '#shared/scoring/change-model.ts';
import { modelDifferences } from '#shared/scoring/model-differences.ts';
import type { ScoringModel } from '#shared/scoring/schema.ts';
import { useChangeScoringModel } from './model-api.ts';
import styles from './model-preview.module.css';
import type { ModelEditor } from './use-model-editor.ts';

interface ModelApplyProps {
  slug: string;
  editor: ModelEditor;
}

/** Makes the draft the model, with its reason; and what stands in the way. */
export function ModelApply({ slug, editor }: ModelApplyProps) {
  const { base, change, problems, isChanged, theirs } = editor;
  const write = useChangeScoringModel(slug);
  const [refused, setRefused] = useState<unknown>(null);

  /** Puts back what was there; what left comes back with its ratings. */
  function takeBack(after: ScoringModel) {
    const change = { ...editOf(base), reason: 'Taken back.' };
    write.send(
      { version: after.version, change },
      {
        done: () =>
          void notify({ title: `The model is again as it was in version ${base.version}.` }),
        refused: (error) => void notify({ title: sentenceOf(error) }),
      },
    );
  }

  function apply() {
    if (problems.length > 0) return editor.tryAgain();
    setRefused(null);
    write.send(
      { version: base.version, change },
      {
        done: (after) => {
          editor.forget();
          void notify({
            title: `Version ${after.version} of the scoring model applies.`,
            action: { label: 'Undo', onAction: () => takeBack(after) },
          });
        },
        refused: setRefused,
      },
    );
  }

  const isStale = refused instanceof ApiError && refused.code === 'stale_version';
  return (
    <>
      {theirs && <ChangedMeanwhile editor={editor} theirs={theirs} />}
      <ActForm
        title="Apply"
        lead="Everything that is revealed is scored anew at once; decisions stay as they were taken."
        verb="Apply"
        isPending={write.isPending}
        whyNot={whyNot(isChanged, theirs !== null)}
        refusal={
          refused !== null && !isStale
            ? { sentence: sentenceOf(refused), requestId: requestIdOf(refused) }
            : null
        }
        refusals={refused === null ? 0 : 1}
        onSubmit={apply}
      >
        <TextArea
          label="Why"
          optional
          rows={2}
          maxLength={2000}
          hint="Kept with the version, for whoever asks next year."
          value={editor.reason}
          onChange={({ target }) => editor.giveReason(target.value)}
        />
        {editor.tries > 0 && problems.length > 0 && (
          <ProblemNote
            title={`${plural(problems.length, 'thing is', 'things are')} not right yet.`}
          >
            {problems[0]?.message}
          </ProblemNote>
        )}
      </ActForm>
      {isChanged && (
        <div className={styles.discard}>
          <Button variant="quiet" onPress={editor.forget}>
            Discard my changes
          </Button>
        </div>
      )}
    </>
  );
}

function whyNot(isChanged: boolean, isBehind: boolean): string | null {
  if (!isChanged) return 'Nothing is different yet.';
  return isBehind ? 'Somebody changed the model meanwhile; choose above.' : null;
}

/** Somebody was faster: what they changed, and whose it shall be. */
function ChangedMeanwhile({ editor, theirs }: { editor: ModelEditor; theirs: ScoringModel }) {
  const differences = modelDifferences(editor.base, theirs);
  return (
    <ProblemNote
      tone="risk"
      title={`The model was changed to version ${theirs.version} while you were editing.`}
      action={
        <>
          <Button size="small" onPress={editor.keepMine}>
            Go on with mine
          </Button>
          <Button size="small" onPress={editor.forget}>
            Take theirs
          </Button>
        </>
      }
    >
      Yours is still here, and nothing of it was written. They changed:
      <ul>
        {differences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </ProblemNote>
  );
}
