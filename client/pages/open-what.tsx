import { startTransition, useState } from 'react';
import { WhatSection } from '#client/features/opportunities/what-section.tsx';
import { lazyPart } from '#client/lib/lazy-part.tsx';
import { whyNot } from '#shared/people/can.ts';
import type { OpenSectionProps } from './open-section-props.ts';

const WhatForm = lazyPart(
  async () => (await import('#client/features/opportunities/what-form.tsx')).WhatForm,
);

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
        onEdit={() => startTransition(() => setEditing(true))}
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
