import { useParams } from 'react-router';
import { useEndDigest } from '#client/features/people/digest-api.ts';
import { sentenceOf } from '#client/lib/api-error.ts';
import { paths } from '#client/paths.ts';
import { Button } from '#client/ui/button.tsx';
import { FormActions } from '#client/ui/form.tsx';
import { ButtonLink } from '#client/ui/link.tsx';
import { PlainPage } from '#client/ui/plain-page.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { Unlisted } from './unlisted.tsx';

/** The end of a digest, for whoever has its link; asked once more, as programs follow links by themselves. */
export function NoMoreDigestsPage() {
  const { ending = '' } = useParams();
  const end = useEndDigest(ending);
  if (end.isSuccess) {
    return (
      <PlainPage
        title="No more digests"
        lead="What waits for you is still on your list of obligations."
      >
        <Unlisted />
        <FormActions>
          <ButtonLink to={paths.account()}>To your account, where it can be switched on</ButtonLink>
        </FormActions>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      title="No more digests?"
      lead="Baton would not tell you in the morning any more what waits for you there."
    >
      <Unlisted />
      {end.isError && <ProblemNote title={sentenceOf(end.error)} />}
      <FormActions>
        <Button variant="primary" isPending={end.isPending} onPress={() => end.mutate()}>
          Send me no more
        </Button>
      </FormActions>
    </PlainPage>
  );
}
