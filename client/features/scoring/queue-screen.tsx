import { CheckCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { RatingQueue } from '#shared/scoring/session.ts';
import { GivenList } from './given-list.tsx';
import { QueueBar } from './queue-bar.tsx';
import { QueueItem } from './queue-item.tsx';
import { useAnswerEntry, useTakeBackEntry } from './session-api.ts';

interface QueueScreenProps {
  slug: string;
  queue: RatingQueue;
  /** The opportunity a link led to; part of the queue's address. */
  first: string | null;
  /** The one on screen; the first of the queue when it is not in it. */
  at: string | null;
  onShow: (opportunityId: string | null) => void;
  /** One that was answered is open again: it comes to the front. */
  onTakenBack: (opportunityId: string) => void;
  hrefOf: (opportunityId: string) => string;
  today: string;
  /** What to do once nothing is left. */
  actions: ReactNode;
}

/** My queue: one opportunity at a time, until nothing is left. */
export function QueueScreen(props: QueueScreenProps) {
  const { slug, queue, first, at, onShow, onTakenBack, hrefOf, today, actions } = props;
  const { entries, model } = queue;
  const answer = useAnswerEntry(slug, first);
  const takingBack = useTakeBackEntry(slug);
  const takeBack = (taken: string) =>
    void takingBack.mutateAsync(taken).then(
      () => onTakenBack(taken),
      (error) => void notify({ title: 'It could not be taken back.', detail: sentenceOf(error) }),
    );
  const given = (
    <GivenList
      given={queue.given}
      hrefOf={hrefOf}
      onTakeBack={takeBack}
      isPending={takingBack.isPending}
    />
  );
  const found = entries.findIndex(({ opportunityId }) => opportunityId === at);
  const index = Math.max(0, found);
  const entry = entries[index];
  if (!entry)
    return (
      <>
        <NothingLeft asked={queue.asked} actions={actions} />
        {given}
      </>
    );
  const { opportunityId: id, title } = entry;

  const go = (steps: number) => {
    const next = entries[(index + steps + entries.length) % entries.length];
    onShow(next?.opportunityId ?? null);
  };
  const goOn = () => onShow((entries[index + 1] ?? entries[index - 1])?.opportunityId ?? null);
  const refused = (error: unknown) => {
    const back = { label: 'Show it', onAction: () => onShow(id) };
    void notify({ title: `“${title}” was not taken.`, detail: sentenceOf(error), action: back });
  };
  const answered = (said: string) =>
    void notify({
      title: `${said} “${title}”.`,
      action: { label: 'Undo', onAction: () => takeBack(id) },
    });

  return (
    <>
      <QueueBar queue={queue} sessionId={entry.sessionId} today={today} onGo={go} />
      <QueueItem
        key={`${id} ${entry.number}`}
        entry={entry}
        criteria={model.criteria}
        href={hrefOf(id)}
        onGo={go}
        onHandIn={(answers, { after, forget }) => {
          const handIn = { answers, submit: true };
          const done = () => {
            forget();
            answered('Handed in');
          };
          void answer.mutateAsync({ id, handIn, after }).then(done, refused);
          goOn();
        }}
        onSkip={(skip, { after, forget }) => {
          const done = () => {
            forget();
            answered('Skipped');
          };
          void answer.mutateAsync({ id, skip, after }).then(done, refused);
          goOn();
        }}
      />
      {given}
    </>
  );
}

function NothingLeft({ asked, actions }: { asked: number; actions: ReactNode }) {
  return (
    <PageBody width="text">
      <EmptyState
        title={asked > 0 ? 'You have rated everything you were asked about' : 'Nothing to rate'}
        icon={<CheckCheck aria-hidden="true" />}
        actions={actions}
      >
        {asked > 0
          ? 'The answers stay hidden until everybody has handed in, or an advisor closes the session. Then the session shows where you differ: talk about those, and revise yours if you think again.'
          : 'A rating session asks a few advisors about the same opportunities, each alone. What you are asked comes here, one at a time.'}
      </EmptyState>
    </PageBody>
  );
}
