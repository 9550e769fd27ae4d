import { DecisionSection } from '#client/features/opportunities/decision-section.tsx';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import styles from './open-opportunity.module.css';
import type { OpenSectionProps } from './open-section-props.ts';
import { watchable } from './watchable.ts';

const DecideForm = lazyPart(
  async () => (await import('#client/features/opportunities/decide-form.tsx')).DecideForm,
);
const ReopenDecisionForm = lazyPart(
  async () =>
    (await import('#client/features/opportunities/reopen-decision-form.tsx')).ReopenDecisionForm,
);
const ReconfirmForm = lazyPart(
  async () => (await import('#client/features/opportunities/reconfirm-form.tsx')).ReconfirmForm,
);

/** The decisions on record, and the form for the next. */
export function OpenDecision({
  slug,
  situation,
  lists,
  doing,
  after,
  onDone,
  onCancel,
}: OpenSectionProps) {
  const { opportunity, decisions } = situation.page;
  const [decision] = decisions;
  const address = { slug, id: opportunity.id };
  return (
    <div className={styles.part}>
      {doing === 'decide' && (
        <DecideForm
          address={address}
          situation={situation}
          metrics={lists.metrics.map(watchable)}
          after={after}
          onDone={onDone}
          onCancel={onCancel}
        />
      )}
      {doing === 'reopen' && (
        <ReopenDecisionForm
          address={address}
          opportunity={opportunity}
          after={after}
          onDone={onDone}
          onCancel={onCancel}
        />
      )}
      {doing === 'reconfirm' && decision && (
        <ReconfirmForm
          slug={slug}
          decision={decision}
          today={situation.today}
          onDone={onDone}
          onCancel={onCancel}
        />
      )}
      <DecisionSection slug={slug} situation={situation} />
    </div>
  );
}
