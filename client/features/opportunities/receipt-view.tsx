import { RelativeTime } from '#client/ui/relative-time.tsx';
import type { Receipt } from '#shared/opportunities/intake.ts';
import { tellSubmitter } from '#shared/opportunities/tell-submitter.ts';
import styles from './receipt-view.module.css';

/** What became of a proposal, in plain words. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { title, answer, submittedAt, answeredAt, state } = receipt;
  const { headline, sentence } = tellSubmitter(receipt);
  return (
    <article className={styles.receipt}>
      <section className={styles.outcome} data-state={state} aria-live="polite">
        <h2 className={styles.headline}>{headline}</h2>
        <p className={styles.sentence}>{sentence}</p>
        {answer !== '' && (
          <figure className={styles.answer}>
            <figcaption>{state === 'DECLINED' ? 'The reason' : 'What they say'}</figcaption>
            <blockquote>{answer}</blockquote>
          </figure>
        )}
      </section>
      <dl className={styles.facts}>
        <div>
          <dt>Your proposal</dt>
          <dd>{title}</dd>
        </div>
        <div>
          <dt>Sent</dt>
          <dd>
            <RelativeTime at={submittedAt} />
          </dd>
        </div>
        {answeredAt && (
          <div>
            <dt>Answered</dt>
            <dd>
              <RelativeTime at={answeredAt} />
            </dd>
          </div>
        )}
      </dl>
      <p className={styles.hint}>
        Keep the address of this page: it always tells how things stand.
      </p>
    </article>
  );
}
