import { paths } from '#client/paths.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { PlainPage } from '#client/ui/plain-page.tsx';

/** An address that leads nowhere, or to somebody else's workspace: the two look the same on purpose. */
export function NotFoundPage() {
  return (
    <PlainPage
      title="Nothing here"
      lead="This address leads nowhere, or to something you are not a member of."
    >
      <div>
        <ButtonLink to={paths.home()}>To your workspace</ButtonLink>
      </div>
    </PlainPage>
  );
}

/** The same inside a workspace, where the shell stays. */
export function NotFoundHere() {
  return (
    <>
      <PageHeader title="Nothing here" />
      <PageBody>
        <EmptyState title="This address leads nowhere">
          What you were looking for was moved, or never was. The places of this workspace are in the
          navigation.
        </EmptyState>
      </PageBody>
    </>
  );
}
