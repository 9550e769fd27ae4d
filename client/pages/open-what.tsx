import { startTransition, useState } from 'react';
import { useNavigate } from 'react-router';
import { MergeSection } from '#client/features/opportunities/merge-section.tsx';
import { WhatSection } from '#client/features/opportunities/what-section.tsx';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import { can, whyNot } from '#shared/people/can.ts';
import styles from './open-opportunity.module.css';
import type { OpenSectionProps } from './open-section-props.ts';
import { usePanelAddress } from './panel-address.ts';

const WhatForm = lazyPart(
  async () => (await import('#client/features/opportunities/what-form.tsx')).WhatForm,
);

const optionsOf = (things: readonly { id: string; name: string }[]) =>
  things.map(({ id, name }) => ({ value: id, label: name }));

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
          onEdit={() => startTransition(() => setEditing(true))}
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
