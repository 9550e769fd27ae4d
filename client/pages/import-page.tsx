import { ImportHistory } from '#client/features/opportunities/import-history.tsx';
import { ImportScreen } from '#client/features/opportunities/import-screen.tsx';
import { useHere } from '#client/features/people/membership.ts';
import { paths } from '#client/paths.ts';
import { ButtonLink } from '#client/ui/link.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { whyNot } from '#shared/people/can.ts';

/** A list of candidates becomes opportunities; importing it again changes only what changed. */
export function ImportPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const refusal = whyNot(membership, 'import');
  const onward = (
    <>
      <ButtonLink variant="primary" to={paths.section(slug, 'board')}>
        See them on the board
      </ButtonLink>
      <ButtonLink to={paths.section(slug, 'opportunities')}>Open the list</ButtonLink>
    </>
  );
  return (
    <>
      <PageHeader
        title="Import"
        summary="A list of ideas, requests or use cases becomes opportunities."
      />
      <PageBody>
        {refusal === null ? (
          <>
            <ImportScreen slug={slug} onward={onward} />
            <ImportHistory slug={slug} />
          </>
        ) : (
          <ProblemNote title="You cannot import here.">{refusal}</ProblemNote>
        )}
      </PageBody>
    </>
  );
}
