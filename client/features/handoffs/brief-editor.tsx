import { useEffect, useRef } from 'react';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { SaveState } from '#client/ui/save-state.tsx';
import { missingForOffer } from '#shared/handoffs/missing-for-offer.ts';
import { AssumptionList } from './assumption-list.tsx';
import styles from './brief-editor.module.css';
import { BriefEditorFields } from './brief-editor-fields.tsx';
import type { BriefEditorProps } from './brief-editor-props.ts';
import { BriefTemplateMenu } from './brief-template-menu.tsx';
import { anchorOf, fieldOf } from './brief-words.ts';
import { Completeness, jumpTo } from './completeness.tsx';
import { DraftHistory } from './draft-history.tsx';
import { useBriefDraft } from './use-brief-draft.ts';
import { useBriefDraftHelp } from './use-brief-draft-help.ts';

/** The contract while it is written: what is missing on top, saved as it is typed. */
export function BriefEditor(props: BriefEditorProps) {
  const { address, brief, light, metrics, members, assumptions, isWriting, onWriting } = props;
  const writing = useBriefDraft(address, brief);
  const asked = useRef(false);
  const help = useBriefDraftHelp(address, writing, () => {
    asked.current = true;
  });
  const { draft, conflicts } = writing;
  const metric = metrics.find(({ id }) => id === draft.metricId) ?? null;
  const missing = missingForOffer({ draft, metric, light });
  const first = missing[0]?.field ?? 'problem';
  const jump = useRef({ first, onWriting });
  jump.current = { first, onWriting };
  // Once for each time it is asked: what is missing changes with the first letter.
  useEffect(() => {
    if (!isWriting) return;
    jumpTo(jump.current.first);
    jump.current.onWriting();
  }, [isWriting]);
  const questions = draft.openQuestions.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a question more is what there is to jump to
  useEffect(() => {
    if (!asked.current) return;
    asked.current = false;
    jumpTo('openQuestions', { last: true });
  }, [questions]);

  return (
    <div className={styles.editor}>
      <div className={styles.head}>
        <h3>Brief, version {brief.number}</h3>
        <span className={styles.headEnd}>
          <SaveState state={writing.saving} onRetry={writing.saveNow} />
          <BriefTemplateMenu
            slug={address.slug}
            draft={draft}
            href={props.templatesHref}
            onBegin={help.writeUndoably}
          />
        </span>
      </div>
      {writing.problem && (
        <ProblemNote title={writing.problem}>What you wrote is still here.</ProblemNote>
      )}
      <Completeness
        draft={draft}
        metric={metric}
        light={light}
        missing={missing}
        conflicts={conflicts.map(fieldOf)}
      />
      <BriefEditorFields {...props} writing={writing} help={help} missing={missing} />
      <div id={anchorOf('assumptions')}>
        <AssumptionList
          address={address}
          assumptions={assumptions}
          members={members}
          whyNot={props.whyNotAssume}
        />
      </div>
      <DraftHistory address={address} brief={brief} members={members} metrics={metrics} />
    </div>
  );
}
