import { ChevronDown, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Menu } from '#client/ui/menu.tsx';
import { notify } from '#client/ui/toast.tsx';
import styles from './opportunity-list.module.css';
import { useAssign } from './opportunity-list-api.ts';

type Named = { id: string; name: string };

interface AssignBarProps {
  slug: string;
  ids: readonly string[];
  priorities: readonly Named[];
  owners: readonly Named[];
  /** What else can be done with them. */
  more?: ReactNode;
  onDone: () => void;
}

/** What can be done with the opportunities selected: give them all a priority, or an owner. */
export function AssignBar({ slug, ids, priorities, owners, more, onDone }: AssignBarProps) {
  const assign = useAssign(slug);

  function give(what: { priorityId: string | null } | { ownerId: string | null }, name: string) {
    assign.mutate(
      { ids: [...ids], ...what },
      {
        onSuccess: ({ changed }) => {
          void notify({ title: `${plural(changed, 'opportunity', 'opportunities')}: ${name}.` });
          onDone();
        },
        onError: (error) =>
          void notify({ title: 'Nothing was changed.', detail: sentenceOf(error) }),
      },
    );
  }

  const choice = (label: string, field: 'priorityId' | 'ownerId', list: readonly Named[]) => (
    <Menu
      label={`Give them a ${label}`}
      placement="top start"
      trigger={
        <Button isPending={assign.isPending} isDisabled={list.length === 0}>
          {label === 'priority' ? 'Priority' : 'Owner'}
          <ChevronDown aria-hidden="true" />
        </Button>
      }
      sections={[
        {
          items: list.map(({ id, name }) => ({
            label: name,
            onAction: () =>
              give(field === 'priorityId' ? { priorityId: id } : { ownerId: id }, name),
          })),
        },
        {
          items: [
            {
              label: `No ${label}`,
              onAction: () =>
                give(
                  field === 'priorityId' ? { priorityId: null } : { ownerId: null },
                  `no ${label}`,
                ),
            },
          ],
        },
      ]}
    />
  );

  return (
    <section className={styles.bar} aria-label="With the selected">
      <span className={styles.count} role="status">
        {plural(ids.length, 'selected', 'selected')}
      </span>
      {choice('priority', 'priorityId', priorities)}
      {choice('owner', 'ownerId', owners)}
      {more}
      <IconButton label="Clear the selection" icon={<X aria-hidden="true" />} onPress={onDone} />
    </section>
  );
}
