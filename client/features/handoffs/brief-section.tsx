import type { ReactNode } from 'react';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import { nameIn } from '#client/lib/name-in.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { Section } from '#client/ui/section.tsx';
import type { Brief } from '#shared/handoffs/brief.ts';
import { offeredAs, originalPromise } from '#shared/handoffs/change-chain.ts';
import type { Handoff } from '#shared/handoffs/schema.ts';
import { BriefDocument } from './brief-document.tsx';
import type { BriefEditorProps } from './brief-editor-props.ts';
import styles from './brief-section.module.css';
import { BriefVersions } from './brief-versions.tsx';
import { CameBack } from './came-back.tsx';
import { QuestionList } from './question-list.tsx';
import { BesideField } from './thread-beside.tsx';

const BriefEditor = lazyPart(async () => (await import('./brief-editor.tsx')).BriefEditor);

interface BriefSectionProps extends Omit<BriefEditorProps, 'brief'> {
  title: string;
  handoff: Handoff | null;
  whyNotWrite: string | null;
  /** The offer's form, when it is open. */
  form: ReactNode;
}

/** The brief: written while it is a draft, read once it is sent. */
export function BriefSection({ title, handoff, whyNotWrite, form, ...editor }: BriefSectionProps) {
  const current = handoff?.briefs[0];
  if (!handoff || !current) {
    return (
      <EmptyState size="small" title="There is no brief yet.">
        It is begun with the decision to pursue.
      </EmptyState>
    );
  }
  const nameOf = (id: string | null) => nameIn(editor.members, id);
  const isDraft = current.frozenAt === null;
  return (
    <div className={styles.section}>
      {(isDraft || handoff.state === 'OFFERED') && <CameBack handoff={handoff} />}
      {isDraft && handoff.questions.length > 0 && (
        <Section title="Questions" level={3}>
          <QuestionList
            address={editor.address}
            questions={handoff.questions}
            members={editor.members}
            mentionable={editor.members.filter(({ removedAt }) => !removedAt)}
            whyNotAnswer={whyNotWrite}
            whyNotTakeRisk="Only while it is in review."
          />
        </Section>
      )}
      {form}
      {isDraft && whyNotWrite === null && (
        <BriefEditor
          key={current.id}
          brief={current}
          {...editor}
          beside={(field) => <BesideField {...{ field, handoff, nameOf }} />}
        />
      )}
      {isDraft && whyNotWrite !== null && (
        <>
          <ProblemNote tone="neutral" title="This is a draft.">
            {whyNotWrite}
          </ProblemNote>
          <BriefDocument
            title={title}
            brief={current}
            members={editor.members}
            rulings={handoff.rulings}
          />
        </>
      )}
      {!isDraft && (
        <BriefDocument
          title={title}
          brief={current}
          members={editor.members}
          original={originalPromise(handoff.briefs, current)}
          questions={ofVersion(handoff, current)}
          rulings={handoff.rulings}
        />
      )}
      <BriefVersions
        title={title}
        briefs={handoff.briefs}
        changes={handoff.changes}
        members={editor.members}
      />
    </div>
  );
}

/** Asked about it, or about the version it came from by changes. */
const ofVersion = ({ questions, changes }: Handoff, { number }: Brief) =>
  questions.filter(({ briefNumber }) => briefNumber >= offeredAs(changes, number));
