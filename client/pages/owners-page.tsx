import { useQuery } from '@tanstack/react-query';
import { Plus, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { membersQuery } from '#client/features/people/api.ts';
import { useHere } from '#client/features/people/membership.ts';
import { rolesAsText } from '#client/features/people/roles.ts';
import { ownersQuery } from '#client/features/roadmap/owner-api.ts';
import { OwnerPanel } from '#client/features/roadmap/owner-panel.tsx';
import { OwnerTable } from '#client/features/roadmap/owner-table.tsx';
import { formatNumber } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { whyNot } from '#shared/people/can.ts';
import { peopleOn } from '#shared/roadmap/capacity.ts';
import type { Owner } from '#shared/roadmap/schema.ts';
import { dayOf } from '#shared/time.ts';

/** Teams and people that do the work. `?open=` holds the owner in the panel, or `new`. */
export function OwnersPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const today = dayOf(useNow());
  const [search, setSearch] = useSearchParams();
  const open = search.get('open');
  const owners = useQuery(ownersQuery(slug));
  const members = useQuery(membersQuery(slug));
  const whyNotEdit = whyNot(membership, 'edit_owner');
  const list = owners.data?.owners ?? [];
  const people = members.data?.members ?? [];
  const opened = list.find(({ id }) => id === open);
  const add = whyNotEdit === null && (
    <Button
      variant="primary"
      icon={<Plus aria-hidden="true" />}
      onPress={() => setSearch({ open: 'new' })}
    >
      Add owner
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Owners"
        summary={list.length > 0 && summaryOf(list, today)}
        actions={list.length > 0 && add}
      />
      {list.length === 0 && (
        <PageBody width="text">
          {owners.isPending && <Skeleton lines={6} label="Loading owners" />}
          {owners.isError && (
            <ErrorNote
              title="The owners could not be shown."
              error={owners.error}
              onRetry={() => void owners.refetch()}
            />
          )}
          {owners.data && <NoOwners action={add} />}
        </PageBody>
      )}
      {list.length > 0 && (
        <OwnerTable
          owners={list}
          openId={open}
          hrefOf={({ id }) => `?open=${id}`}
          nameOf={(id) => people.find((member) => member.id === id)?.name ?? '…'}
        />
      )}
      {(opened || (open === 'new' && whyNotEdit === null)) && (
        <OwnerPanel
          key={open}
          slug={slug}
          owner={opened}
          members={people
            .filter(({ removedAt }) => removedAt === null)
            .map(({ id, name, roles }) => ({
              value: id,
              label: name,
              description: rolesAsText(roles),
            }))}
          whyNot={whyNotEdit}
          today={today}
          onClose={() => setSearch({})}
        />
      )}
    </>
  );
}

/** "12.5 people per week, 34 in flight, 4 of them unbacked" */
function summaryOf(owners: readonly Owner[], today: string): string {
  const sum = (of: (owner: Owner) => number) =>
    owners.reduce((total, owner) => total + of(owner), 0);
  const people = formatNumber(
    sum(({ capacity }) => peopleOn(capacity, today) ?? 0),
    1,
  );
  const [inFlight, unbacked] = [sum((owner) => owner.inFlight), sum((owner) => owner.unbacked)];
  const work =
    unbacked > 0 ? `${inFlight} in flight, ${unbacked} of them unbacked` : `${inFlight} in flight`;
  return `${people} people per week, ${work}`;
}

function NoOwners({ action }: { action: ReactNode }) {
  return (
    <EmptyState title="Say who can build" icon={<UsersRound aria-hidden="true" />} actions={action}>
      An owner is a team or a person that does work. A brief is offered to an owner, and a lead who
      belongs to it claims it. Add each with its people per week: what they can carry is where the
      cut line will lie.
    </EmptyState>
  );
}
