import type { ReactNode } from 'react';
import { Badge } from '#client/ui/badge.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Section } from '#client/ui/section.tsx';
import { offeredAs, originalPromise } from '#shared/handoffs/change-chain.ts';
import type { Handoff } from '#shared/handoffs/schema.ts';
import type { HandoffAddress } from './api.ts';
import { BriefDocument } from './brief-document.tsx';
import { sentBrief } from './brief-words.ts';
import { PastChanges } from './change-section.tsx';
import styles from './handoff-section.module.css';
import { QuestionList } from './question-list.tsx';
import { ReadBackView } from './read-back-view.tsx';

interface HandoffSectionProps {
  title: string;
  address: HandoffAddress;
  handoff: Handoff;
  members: readonly { id: string; name: string }[];
  whyNotAnswer: string | null;
  whyNotTakeRisk: string | null;
  isAnswering: boolean;
  onAnswering: () => void;
  /** The form that is open; beside the brief when it is the read-back. */
  form: ReactNode;
  /** What is asked about the read-back: stands below it. */
  verdict: ReactNode;
  /** The change that waits for its answer, with the form that gives it. */
  change: ReactNode;
}

/** Both sides of the handoff beside each other: the sponsor's brief, the lead's words. */
export function HandoffSection(props: HandoffSectionProps) {
  const { title, address, handoff, members, whyNotAnswer, whyNotTakeRisk, form } = props;
  const brief = sentBrief(handoff.briefs);
  const nameOf = (id: string | null) =>
    members.find((member) => member.id === id)?.name ?? 'Somebody';
  if (!brief) {
    return (
      <EmptyState size="small" title="It has not been offered yet.">
        Once the brief is complete it can be offered to a team or a lead.
      </EmptyState>
    );
  }
  const offered = offeredAs(handoff.changes, brief.number);
  const isAbout = ({ briefNumber }: { briefNumber: number }) => briefNumber >= offered;
  const readBacks = handoff.readBacks.filter(isAbout);
  const earlier = handoff.readBacks.filter((readBack) => !readBacks.includes(readBack));
  return (
    <div className={styles.section}>
      {(handoff.selfAccepted || handoff.readBackUnconfirmed) && (
        <p className={styles.flags}>
          {handoff.selfAccepted && <Badge tone="risk">Self-accepted</Badge>}
          {handoff.readBackUnconfirmed && <Badge tone="risk">Read-back unconfirmed</Badge>}
        </p>
      )}
      {props.change}
      <div className={styles.sides}>
        <BriefDocument
          title={title}
          brief={brief}
          members={members}
          exportOf={handoff.id}
          original={originalPromise(handoff.briefs, brief)}
          questions={handoff.questions.filter(isAbout)}
        />
        <div className={styles.words}>
          {form}
          {readBacks.map((readBack) => (
            <ReadBackView
              key={readBack.id}
              readBack={readBack}
              nameOf={nameOf}
              versionNow={brief.number}
            />
          ))}
          {props.verdict}
          {!form && readBacks.length === 0 && (
            <EmptyState
              size="small"
              title={
                handoff.claimerId
                  ? `${nameOf(handoff.claimerId)} is reading.`
                  : 'Nobody has claimed it yet.'
              }
            >
              The lead says in own words what will be different, what comes first, what could go
              wrong, and when.
            </EmptyState>
          )}
          {handoff.questions.length > 0 && (
            <Section title="Questions" level={3}>
              <QuestionList
                address={address}
                questions={handoff.questions}
                nameOf={nameOf}
                whyNotAnswer={whyNotAnswer}
                isAnswering={props.isAnswering}
                onAnswering={props.onAnswering}
                whyNotTakeRisk={
                  handoff.state === 'IN_REVIEW' ? whyNotTakeRisk : 'Only while it is in review.'
                }
              />
            </Section>
          )}
          <PastChanges handoff={handoff} members={members} />
          {earlier.length > 0 && (
            <details>
              <summary>Earlier read-backs</summary>
              {earlier.map((readBack) => (
                <ReadBackView key={readBack.id} readBack={readBack} nameOf={nameOf} />
              ))}
            </details>
          )}
        </div>
      </div>
    </div>
  );
}
