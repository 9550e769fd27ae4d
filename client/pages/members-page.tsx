import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { invitationsQuery, membersQuery } from '#client/features/people/api.ts';
import { InvitationList } from '#client/features/people/invitation-list.tsx';
import { InviteDialog } from '#client/features/people/invite-dialog.tsx';
import { MemberTable } from '#client/features/people/member-table.tsx';
import { useHere } from '#client/features/people/membership.ts';
import { plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { Section } from '#client/ui/section.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { whyNot } from '#shared/people/can.ts';

export function MembersPage() {
  const { membership } = useHere();
  const { slug, memberId } = membership;
  const [isInviting, setInviting] = useState(false);
  const whyNotManage = whyNot(membership, 'manage_members');
  const members = useQuery(membersQuery(slug));
  const invitations = useQuery({ ...invitationsQuery(slug), enabled: whyNotManage === null });
  const present = members.data?.members.filter((member) => member.removedAt === null) ?? [];
  const open =
    invitations.data?.invitations.filter(
      ({ acceptedAt, revokedAt }) => !acceptedAt && !revokedAt,
    ) ?? [];
  return (
    <>
      <PageHeader
        title="Members"
        summary={members.data && plural(present.length, 'member')}
        actions={
          whyNotManage === null && (
            <Button
              variant="primary"
              icon={<UserPlus aria-hidden="true" />}
              onPress={() => setInviting(true)}
            >
              Invite
            </Button>
          )
        }
      />
      <PageBody width="text">
        {members.isPending && <Skeleton lines={6} label="Loading members" />}
        {members.isError && (
          <ErrorNote
            title="The members could not be shown."
            error={members.error}
            onRetry={() => void members.refetch()}
          />
        )}
        {members.data && (
          <MemberTable
            slug={slug}
            members={present}
            ownMemberId={memberId}
            whyNotManage={whyNotManage}
          />
        )}
        {open.length > 0 && (
          <Section title="Invited" lead="They have a link and have not used it yet.">
            <InvitationList slug={slug} invitations={open} />
          </Section>
        )}
      </PageBody>
      {isInviting && <InviteDialog slug={slug} onClose={() => setInviting(false)} />}
    </>
  );
}
