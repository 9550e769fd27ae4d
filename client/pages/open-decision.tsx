import { DecisionSection } from '#client/features/opportunities/decision-section.tsx';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import styles from './open-opportunity.module.css';
import type { OpenSectionProps } from './open-section-props.ts';

const DecideForm = lazyPart(
  async () => (await import('#client/features/opportunities/decide-form.tsx')).DecideForm,
);
const ReopenDecisionForm = lazyPart(
  async () =>
    (await import('#client/features/opportunities/reopen-decision-form.tsx')).ReopenDecisionForm,
);

/** The decisions on record, and the form for the next. */
export function OpenDecision({
  slug,
  situation,
  doing,
  after,
  onDone,
  onCancel,
}: OpenSectionProps) {
  const { opportunity } = situation.page;
  const address = { slug, id: opportunity.id };
  return (
    <div className={styles.part}>
      {doing === 'decide' && (
        <DecideForm
          address={address}
          situation={situation}
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
      <DecisionSection situation={situation} />
    </div>
  );
}
