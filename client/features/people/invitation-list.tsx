import { sentenceOf } from '#client/lib/api-error.ts';
import { formatRelative } from '#client/lib/format.ts';
import { useNow } from '#client/lib/use-now.ts';
import { Badge } from '#client/ui/badge.tsx';
import { Button } from '#client/ui/button.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { Invitation } from '#shared/people/schema.ts';
import { useRevokeInvitation } from './api.ts';
import { rolesAsText } from './roles.ts';
import styles from './session-list.module.css';

interface InvitationListProps {
  slug: string;
  invitations: readonly Invitation[];
}

/** Links that were made and not used yet. */
export function InvitationList({ slug, invitations }: InvitationListProps) {
  const now = useNow();
  const revoke = useRevokeInvitation(slug);
  return (
    <>
      {revoke.isError && <ProblemNote title={sentenceOf(revoke.error)} />}
      <ul>
        {invitations.map((invitation) => {
          const isExpired = new Date(invitation.expiresAt) < now;
          return (
            <li className={styles.session} key={invitation.id}>
              <div className={styles.words}>
                <p className={styles.device}>
                  {invitation.email}
                  {isExpired && <Badge tone="late">Expired</Badge>}
                </p>
                <p className={styles.facts}>
                  {rolesAsText(invitation.roles)}
                  {!isExpired && `, expires ${formatRelative(new Date(invitation.expiresAt), now)}`}
                </p>
              </div>
              <Button
                size="small"
                aria-label={`Revoke the invitation of ${invitation.email}`}
                isPending={revoke.isPending && revoke.variables === invitation.id}
                onPress={() => revoke.mutate(invitation.id)}
              >
                Revoke
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
