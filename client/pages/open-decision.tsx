import { useState } from 'react';
import { DecideForm } from '#client/features/opportunities/decide-form.tsx';
import { DecisionSection } from '#client/features/opportunities/decision-section.tsx';
import { ReopenDecisionForm } from '#client/features/opportunities/reopen-decision-form.tsx';
import { WhatForm } from '#client/features/opportunities/what-form.tsx';
import { WhatSection } from '#client/features/opportunities/what-section.tsx';
import { whyNot } from '#shared/people/can.ts';
import styles from './open-opportunity.module.css';
import type { OpenSectionProps } from './open-section-props.ts';

const optionsOf = (things: readonly { id: string; name: string }[]) =>
  things.map(({ id, name }) => ({ value: id, label: name }));

/** What it is: read, or edited in place. */
export function OpenWhat({ slug, situation, lists }: OpenSectionProps) {
  const [isEditing, setEditing] = useState(false);
  const { opportunity } = situation.page;
  if (!isEditing) {
    const whyNotEdit = whyNot(situation.actor, 'edit_opportunity');
    return (
      <WhatSection
        opportunity={opportunity}
        whyNotEdit={whyNotEdit}
        onEdit={() => setEditing(true)}
      />
    );
  }
  return (
    <WhatForm
      address={{ slug, id: opportunity.id }}
      opportunity={opportunity}
      priorities={optionsOf(lists.priorities)}
      owners={optionsOf(lists.owners)}
      metrics={optionsOf(lists.metrics)}
      onDone={() => setEditing(false)}
      onCancel={() => setEditing(false)}
    />
  );
}

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
