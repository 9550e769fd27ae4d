import { useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { nameIn } from '#client/lib/name-in.ts';
import { Section } from '#client/ui/section.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { Assumption } from '#shared/handoffs/schema.ts';
import type { HandoffAddress } from './api.ts';
import { type AssumptionIntent, useAssumptionIntent } from './assumption-api.ts';
import { AssumptionForm } from './assumption-form.tsx';
import styles from './assumption-list.module.css';
import { AssumptionRow } from './assumption-row.tsx';

export interface AssumptionListProps {
  /** Where the sent brief stands beside it with what was assumed then. */
  title?: string;
  address: HandoffAddress;
  assumptions: readonly Assumption[];
  members: readonly { id: string; name: string }[];
  /** Why this member may not write or settle them; null when they may. */
  whyNot: string | null;
  /** Leads from what proved wrong to a change of the brief, where one can be proposed. */
  onProposeChange?: (() => void) | undefined;
}

const rank = { REFUTED: 0, OPEN: 1, CONFIRMED: 2 } as const;

/** What the brief takes for granted: what proved wrong first, then what nobody has looked at yet. */
export function AssumptionList(props: AssumptionListProps) {
  const { title = 'Assumptions', address, assumptions, members, whyNot, onProposeChange } = props;
  const [settling, setSettling] = useState<string | null>(null);
  const does = useAssumptionIntent(address);
  const nameOf = (id: string | null) => nameIn(members, id);
  const refused = (error: unknown) =>
    void notify({ title: 'It stays as it was.', detail: sentenceOf(error) });

  /** Says what was done, with the way back. */
  function tell(
    intent: AssumptionIntent,
    said: string,
    back: Omit<AssumptionIntent, 'id' | 'version'>,
  ) {
    setSettling(null);
    does.send(intent, {
      refused,
      done: ({ version }) => {
        const onAction = () => does.send({ id: intent.id, version, ...back }, { refused });
        void notify({ title: said, action: { label: 'Undo', onAction } });
      },
    });
  }

  const sorted = assumptions.toSorted((a, b) => rank[a.state] - rank[b.state]);
  return (
    <Section
      title={title}
      level={3}
      lead="What has to be true for this to work. What is not written gets assumed."
    >
      {sorted.length > 0 && (
        <ul className={styles.list}>
          {sorted.map((assumption) => (
            <AssumptionRow
              key={assumption.id}
              assumption={assumption}
              nameOf={nameOf}
              isFixed={whyNot !== null}
              isSettling={settling === assumption.id}
              isPending={does.isPending}
              onSettling={(isOpen) => setSettling(isOpen ? assumption.id : null)}
              onIntend={(intent, said, back) => {
                const { id, version } = assumption;
                tell({ id, version, ...intent }, said, back);
              }}
              onProposeChange={onProposeChange}
            />
          ))}
        </ul>
      )}
      {sorted.length === 0 && whyNot !== null && (
        <p className={styles.quiet}>Nobody has written one down.</p>
      )}
      {whyNot === null && <AssumptionForm address={address} />}
    </Section>
  );
}
