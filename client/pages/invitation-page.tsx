import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { AcceptInvitationForm } from '#client/features/people/accept-invitation-form.tsx';
import { invitationPreviewQuery } from '#client/features/people/api.ts';
import { rolesAsText } from '#client/features/people/roles.ts';
import { paths } from '#client/paths.ts';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { PlainPage } from '#client/ui/plain-page.tsx';

export function InvitationPage() {
  const { token = '' } = useParams();
  const navigate = useNavigate();
  const preview = useQuery(invitationPreviewQuery(token));
  if (preview.isPending) return <Loading />;
  if (preview.isError) {
    return (
      <PlainPage
        title="Invitation"
        lead="Links work once and for a limited time. Ask the person who sent it for a new one."
      >
        <ErrorNote
          title="This link cannot be used."
          error={preview.error}
          onRetry={() => void preview.refetch()}
        />
      </PlainPage>
    );
  }
  const { workspaceName, roles } = preview.data;
  return (
    <PlainPage title={`Join ${workspaceName}`} lead={`You were invited as ${rolesAsText(roles)}.`}>
      <AcceptInvitationForm
        token={token}
        invitation={preview.data}
        onAccepted={() => void navigate(paths.home(), { replace: true })}
      />
    </PlainPage>
  );
}
