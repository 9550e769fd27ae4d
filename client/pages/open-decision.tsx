import { useState } from 'react';
import { useNavigate } from 'react-router';
import { DecideForm } from '#client/features/opportunities/decide-form.tsx';
import { DecisionSection } from '#client/features/opportunities/decision-section.tsx';
import { MergeSection } from '#client/features/opportunities/merge-section.tsx';
import { ReconfirmForm } from '#client/features/opportunities/reconfirm-form.tsx';
import { ReopenDecisionForm } from '#client/features/opportunities/reopen-decision-form.tsx';
import { WhatForm } from '#client/features/opportunities/what-form.tsx';
import { WhatSection } from '#client/features/opportunities/what-section.tsx';
import type { Metric } from '#shared/metrics/schema.ts';
import { can, whyNot } from '#shared/people/can.ts';
import styles from './open-opportunity.module.css';
import type { OpenSectionProps } from './open-section-props.ts';
import { usePanelAddress } from './panel-address.ts';

const optionsOf = (things: readonly { id: string; name: string }[]) =>
  things.map(({ id, name }) => ({ value: id, label: name }));

/** A metric with where it stands, for a condition to name. */
export const watchable = ({ id, name, unit, readings }: Metric) => ({
  id,
  name,
  unit,
  latest: readings.at(-1)?.value ?? null,
});

/** What it is: read, or edited in place. */
export function OpenWhat({ slug, situation, lists, onDone }: OpenSectionProps) {
  const [isEditing, setEditing] = useState(false);
  const { opportunity } = situation.page;
  if (!isEditing) {
    const whyNotEdit = whyNot(situation.actor, 'edit_opportunity');
    return (
      <div className={styles.part}>
        <WhatSection
          opportunity={opportunity}
          whyNotEdit={whyNotEdit}
          onEdit={() => setEditing(true)}
        />
        <OpenMerge slug={slug} situation={situation} lists={lists} onDone={onDone} />
      </div>
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

/** What looks like it or came together with it; after a merge, the one that stays is open. */
function OpenMerge(props: Pick<OpenSectionProps, 'slug' | 'situation' | 'lists' | 'onDone'>) {
  const { slug, situation, lists, onDone } = props;
  const { instead } = usePanelAddress(slug);
  const navigate = useNavigate();
  const named = [...lists.priorities, ...lists.owners, ...lists.metrics];
  return (
    <MergeSection
      slug={slug}
      page={situation.page}
      mayMerge={can(situation.actor, 'merge')}
      nameOf={(id) => named.find((one) => one.id === id)?.name}
      onMerged={(done, survivorId) => {
        onDone(done);
        if (survivorId !== situation.page.opportunity.id)
          void navigate(instead(survivorId), { replace: true });
      }}
    />
  );
}

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
