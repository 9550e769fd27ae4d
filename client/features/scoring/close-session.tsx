import { useState } from 'react';
import { sentenceOf } from '#client/lib/api-error.ts';
import { plural } from '#client/lib/format.ts';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { notify } from '#client/ui/toast.tsx';
import type { RatingSessionPage } from '#shared/scoring/session.ts';
import { useCloseSession } from './session-api.ts';

/** Reveals what is rated and takes the other invitations back; asked before, as nobody can hide it again. */
export function CloseSession({ slug, page }: { slug: string; page: RatingSessionPage }) {
  const [isAsking, setAsking] = useState(false);
  const close = useCloseSession(slug);
  const hidden = page.opportunities.filter(({ revealedAt }) => revealedAt === null);
  const rated = hidden.filter(({ submitted }) => submitted > 0).length;
  const unrated = hidden.length - rated;
  const end = () =>
    close.mutate(page.session.id, {
      onSuccess: ({ revealed, withdrawn }) => {
        setAsking(false);
        const left = withdrawn > 0 ? ` Nobody is asked about the other ${withdrawn}.` : '';
        void notify({
          title: `${plural(revealed, 'opportunity', 'opportunities')} revealed.${left}`,
        });
      },
      onError: (error) => {
        setAsking(false);
        void notify({ title: 'The session was not closed.', detail: sentenceOf(error) });
      },
    });
  return (
    <>
      <Button onPress={() => setAsking(true)}>Close the session</Button>
      {isAsking && (
        <Dialog
          isOpen
          role="alertdialog"
          onClose={() => setAsking(false)}
          title="Close the session?"
          actions={
            <>
              <Button onPress={() => setAsking(false)}>Not yet</Button>
              <Button variant="primary" isPending={close.isPending} onPress={end}>
                Close and reveal
              </Button>
            </>
          }
        >
          <p>
            {rated > 0
              ? `${plural(rated, 'opportunity is', 'opportunities are')} revealed from the ratings that are in; nobody can hand in another.`
              : 'Nothing more is revealed.'}{' '}
            {unrated > 0 &&
              `Nobody has handed in a rating for ${plural(unrated, 'opportunity', 'opportunities')}: nobody is asked about ${unrated === 1 ? 'it' : 'them'} any more.`}
          </p>
        </Dialog>
      )}
    </>
  );
}
