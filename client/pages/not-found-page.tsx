import { ButtonLink } from '#client/ui/link.tsx';
import { paths } from '#client/paths.ts';
import { PlainPage } from '#client/ui/plain-page.tsx';

/** An address that leads nowhere, or to somebody else's workspace: the two look the same on purpose. */
export function NotFoundPage() {
  return (
    <PlainPage title="Nothing here" lead="This address leads nowhere, or to something you are not a member of.">
      <div>
        <ButtonLink to={paths.home()}>To your workspace</ButtonLink>
      </div>
    </PlainPage>
  );
}
