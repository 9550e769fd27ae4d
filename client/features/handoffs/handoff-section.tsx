import { type ReactNode, useState } from 'react';
import { nameIn } from '#client/lib/name-in.ts';
import { Badge } from '#client/ui/badge.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Section } from '#client/ui/section.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { BriefField } from '#shared/handoffs/brief-fields.ts';
import { offeredAs, originalPromise } from '#shared/handoffs/change-chain.ts';
import type { Handoff, ReadBack } from '#shared/handoffs/schema.ts';
import { awaitedIn, isOpen } from '#shared/handoffs/thread.ts';
import type { HandoffAddress } from './api.ts';
import { AskForm } from './ask-form.tsx';
import { BriefDocument } from './brief-document.tsx';
import { sentBrief } from './brief-words.ts';
import { CameBack } from './came-back.tsx';
import { PastChanges } from './change-section.tsx';
import styles from './handoff-section.module.css';
import { QuestionList } from './question-list.tsx';
import type { ThreadRights } from './question-thread.tsx';
import { ReadBackView } from './read-back-view.tsx';
import { DeadlockNote } from './ruling-deadlock.tsx';
import { leadTo, threadId } from './thread-links.ts';

interface HandoffSectionProps extends ThreadRights {
  title: string;
  address: HandoffAddress;
  handoff: Handoff;
  members: readonly { id: string; name: string; removedAt?: string | null }[];
  ownId: string;
  /** Asks from a field of the brief; false for who may not. */
  mayAsk: boolean;
  /** The form of a thread that was asked for: it opens there, and says that it has. */
  opens: 'answer' | 'reply' | null;
  onOpened: () => void;
  /** Opens the form by which a deadlock is broken; null for who may not, or while it is open. */
  onRule: (() => void) | null;
  /** What claiming would slip, for whom it concerns. */
  slip: ReactNode;
  /** The form that is open; beside the brief when it is the read-back. */
  form: ReactNode;
  /** Brief and read-back beside each other, and what is asked about them. */
  verdict: ReactNode;
  /** The change that waits for its answer, with the form that gives it. */
  change: ReactNode;
}

/** Both sides of the handoff beside each other: the sponsor's brief, the lead's words. */
export function HandoffSection(props: HandoffSectionProps) {
  const { title, handoff, members, form, verdict } = props;
  const brief = sentBrief(handoff.briefs);
  const threads = useThreads(props);
  const nameOf = (id: string | null) => nameIn(members, id);
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
  // Judged, it stands beside the brief already.
  const read = verdict ? readBacks.slice(1) : readBacks;
  return (
    <div className={styles.section}>
      <Flags handoff={handoff} />
      {handoff.state === 'IN_REVIEW' && <CameBack handoff={handoff} />}
      <DeadlockNote handoff={handoff} onRule={props.onRule} />
      {props.change}
      {verdict}
      <div className={styles.sides}>
        <BriefDocument
          title={title}
          brief={brief}
          members={members}
          exportOf={handoff.id}
          original={originalPromise(handoff.briefs, brief)}
          questions={handoff.questions.filter(isAbout)}
          rulings={handoff.rulings}
          threads={threads.beside}
        />
        <div className={styles.words}>
          {form || props.slip}
          {read.map((readBack) => (
            <ReadBackView key={readBack.id} {...{ readBack, nameOf }} versionNow={brief.number} />
          ))}
          {!form && readBacks.length === 0 && <NoWordsYet handoff={handoff} nameOf={nameOf} />}
          {threads.list}
          <PastChanges handoff={handoff} members={members} />
          <EarlierReadBacks
            readBacks={handoff.readBacks.filter((one) => !isAbout(one))}
            nameOf={nameOf}
          />
        </div>
      </div>
    </div>
  );
}

/** The threads beside the brief: which field is asked about, which is looked at, and the list of them. */
function useThreads(props: HandoffSectionProps) {
  const { address, handoff, members, ownId, mayAsk, opens, onOpened } = props;
  const [field, setField] = useState<BriefField | null>(null);
  const [shown, setShown] = useState<BriefField | null>(null);
  const here = members.filter(({ id, removedAt }) => !removedAt && id !== ownId);
  const close = () => setField(null);
  const asking = mayAsk && {
    field,
    onAsk: setField,
    form: field && (
      <AskForm
        key={field}
        {...{ address, field }}
        members={here}
        onCancel={close}
        onDone={({ said }) => {
          close();
          void notify({ title: said });
        }}
      />
    ),
  };
  const list = handoff.questions.length > 0 && (
    <Section title="Questions" level={3}>
      <QuestionList
        {...{ address, members, shown, onOpened }}
        mentionable={here}
        questions={handoff.questions}
        whyNotAnswer={props.whyNotAnswer}
        whyNotTakeRisk={
          handoff.state === 'IN_REVIEW' ? props.whyNotTakeRisk : 'Only while it is in review.'
        }
        asked={opens && threadFor(handoff, ownId, opens)}
      />
    </Section>
  );
  const onShow = (at: BriefField) => {
    setShown(at);
    leadTo(threadId(at));
  };
  return { list, beside: { onShow, asking: asking || null } };
}

/** The question a form opens for: the one that waits for this member's reply, else the first open one. */
function threadFor({ questions }: Handoff, ownId: string, form: 'answer' | 'reply') {
  const open = questions.filter(isOpen);
  const waits = open.find((question) => awaitedIn(question).includes(ownId));
  const question = (form === 'reply' && waits) || open[0];
  return question ? { form, questionId: question.id } : null;
}

function Flags({ handoff: { selfAccepted, readBackUnconfirmed } }: { handoff: Handoff }) {
  if (!selfAccepted && !readBackUnconfirmed) return null;
  return (
    <p className={styles.flags}>
      {selfAccepted && <Badge tone="risk">Self-accepted</Badge>}
      {readBackUnconfirmed && <Badge tone="risk">Read-back unconfirmed</Badge>}
    </p>
  );
}

type NameOf = (id: string | null) => string;

function NoWordsYet({ handoff, nameOf }: { handoff: Handoff; nameOf: NameOf }) {
  const title = handoff.claimerId
    ? `${nameOf(handoff.claimerId)} is reading.`
    : 'Nobody has claimed it yet.';
  return (
    <EmptyState size="small" title={title}>
      The lead says in own words what will be different, what comes first, what could go wrong, and
      when.
    </EmptyState>
  );
}

function EarlierReadBacks({ readBacks, nameOf }: { readBacks: ReadBack[]; nameOf: NameOf }) {
  if (readBacks.length === 0) return null;
  return (
    <details>
      <summary>Earlier read-backs</summary>
      {readBacks.map((readBack) => (
        <ReadBackView key={readBack.id} readBack={readBack} nameOf={nameOf} />
      ))}
    </details>
  );
}
