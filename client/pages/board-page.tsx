import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Outlet } from 'react-router';
import { useHere } from '#client/features/people/membership.ts';
import { boardQuery } from '#client/features/roadmap/board-api.ts';
import { catchUpBoard } from '#client/features/roadmap/board-following.ts';
import { BoardSkeleton } from '#client/features/roadmap/board-skeleton.tsx';
import { createBoardStore, useIsLifting } from '#client/features/roadmap/board-store.ts';
import { useShortcuts } from '#client/lib/use-shortcuts.ts';
import { Button } from '#client/ui/button.tsx';
import { ErrorNote } from '#client/ui/error-region.tsx';
import { PageBody } from '#client/ui/page-body.tsx';
import { PageHeader } from '#client/ui/page-header.tsx';
import { whyNot } from '#shared/people/can.ts';
import { BoardOnScreen } from './board-on-screen.tsx';
import { useBoardUrl } from './board-url.ts';

const SimilarWhileTyping = lazy(async () => ({
  default: (await import('#client/features/opportunities/similar-list.tsx')).SimilarWhileTyping,
}));
const NewOpportunity = lazy(async () => ({
  default: (await import('#client/features/roadmap/board-new-opportunity.tsx')).NewOpportunity,
}));

export function BoardPage() {
  const { membership } = useHere();
  const { slug } = membership;
  const [store] = useState(createBoardStore);
  const [isAdding, setAdding] = useState(false);
  const isLifting = useIsLifting(store);
  // While a card is in the air the board holds still; what happened meanwhile is read when it has landed.
  const board = useQuery({ ...boardQuery(slug), enabled: !isLifting });
  const shown = useHeld(board.data, isLifting);
  const client = useQueryClient();
  useEffect(() => {
    if (!isLifting) void catchUpBoard(client, slug);
  }, [client, slug, isLifting]);
  const url = useBoardUrl(slug);
  const whyNotAdd = whyNot(membership, 'edit_opportunity');
  const add = useCallback(() => setAdding(true), []);
  useShortcuts(whyNotAdd === null ? { c: add } : {});

  return (
    <>
      {shown ? (
        <BoardOnScreen
          board={shown}
          slug={slug}
          actor={membership}
          store={store}
          url={url}
          whyNotAdd={whyNotAdd}
          onAdd={add}
        />
      ) : (
        <>
          <PageHeader
            title="Board"
            actions={
              <Button icon={<Plus aria-hidden="true" />} isDisabled>
                New opportunity
              </Button>
            }
          />
          {board.isError ? (
            <PageBody width="text">
              <ErrorNote
                title="The board could not be shown."
                error={board.error}
                onRetry={() => void board.refetch()}
              />
            </PageBody>
          ) : (
            <BoardSkeleton />
          )}
        </>
      )}
      <Outlet />
      <Suspense fallback={null}>
        {isAdding && (
          <NewOpportunity
            slug={slug}
            onClose={() => setAdding(false)}
            renderSimilar={(title) => <SimilarWhileTyping slug={slug} title={title} />}
            onAdded={(id) => {
              setAdding(false);
              url.open(id);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** A reading that was under way when the card was lifted waits until it has landed. */
function useHeld<Value>(value: Value, isHeld: boolean): Value {
  const held = useRef(value);
  if (!isHeld) held.current = value;
  return held.current;
}
