import { nameIn } from '#client/lib/name-in.ts';
import { RelativeTime } from '#client/ui/relative-time.tsx';
import { Section } from '#client/ui/section.tsx';
import type { Event } from '#shared/events.ts';
import type { Address } from './api.ts';
import { CommentThread } from './comment-thread.tsx';
import { eventSentence } from './event-sentence.ts';
import styles from './history-section.module.css';
import type { Situation } from './situation.ts';

/** What was said and what happened. */
export function HistorySection({ address, situation }: { address: Address; situation: Situation }) {
  const { page, members, owners, actor } = situation;
  const words = {
    member: (id: unknown) => nameIn(members, typeof id === 'string' ? id : null),
    owner: (id: unknown) => nameIn(owners, typeof id === 'string' ? id : null),
  };
  /** The title of what was merged into this, where something belongs to that one. */
  const originOf = (id: string | null) => page.merged.find((one) => one.id === id)?.title;
  return (
    <div className={styles.history}>
      <Section title="Comments" level={3}>
        <CommentThread
          address={address}
          comments={page.comments}
          members={members}
          ownId={actor.memberId}
          originOf={originOf}
        />
      </Section>
      <Section title="What happened" level={3}>
        <ol className={styles.events}>
          {withoutRepeats(page.events).map(({ event, times }) => (
            <li className={styles.event} key={event.revision}>
              <span className={styles.sentence}>
                <strong className={styles.actor}>{event.actorName ?? 'Baton'}</strong>{' '}
                {eventSentence(event, words)}
                <Origin title={originOf(event.opportunityId)} />
                {times > 1 && <span className={styles.quiet}>{`, ${times} times`}</span>}
              </span>
              <span className={styles.quiet}>
                <RelativeTime at={event.at} />
              </span>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}

/** Says of which opportunity something is told that was merged into this one. */
function Origin({ title }: { title: string | undefined }) {
  return title && <span className={styles.quiet}> (“{title}”)</span>;
}

/** Every pause in writing saves: a run of the same by the same person reads as one. */
function withoutRepeats(events: readonly Event[]): { event: Event; times: number }[] {
  const runs: { event: Event; times: number }[] = [];
  for (const event of events) {
    const last = runs.at(-1);
    const isSame =
      last?.event.type === event.type &&
      last.event.actorId === event.actorId &&
      last.event.opportunityId === event.opportunityId;
    if (
      last &&
      isSame &&
      ['brief_edited', 'card_ranked', 'card_moved', 'opportunity_edited'].includes(event.type)
    )
      last.times += 1;
    else runs.push({ event, times: 1 });
  }
  return runs;
}
