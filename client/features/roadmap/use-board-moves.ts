import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ApiError, sentenceOf } from '#client/lib/api-error.ts';
import { notify } from '#client/ui/toast.tsx';
import type { Actor } from '#shared/people/can.ts';
import type { BoardCard, BoardSnapshot } from '#shared/roadmap/schema.ts';
import { type Intent, type Stage, stageName } from '#shared/roadmap/stage.ts';
import { findCard, useMoveCard, useMovesUnderWay, useUndoIntent } from './board-api.ts';
import type { BoardStore } from './board-store.ts';
import {
  type BoardMove,
  type BoardStage,
  type Columns,
  cardBefore,
  priceOfRank,
  verdictOf,
  withMove,
} from './board-view.ts';

/** Where somebody wants a card: behind another one, or at the top (null). */
export interface Target {
  card: BoardCard;
  from: BoardStage;
  to: Stage;
  after: string | null;
}

/** A rank against the score, waiting for its reason. */
export interface OpenRank {
  move: BoardMove;
  delayCostAdded: number;
}

interface Here {
  slug: string;
  board: BoardSnapshot;
  actor: Actor;
  store: BoardStore;
  /** The intent asks something: the panel does that. */
  onIntent: (intent: Intent, card: BoardCard, after: string | null) => void;
}

/** Every way a card moves goes through here: dropped, chosen from the menu, undone. */
export function useBoardMoves({ slug, board, actor, store, onIntent }: Here) {
  const client = useQueryClient();
  const [rank, setRank] = useState<OpenRank | null>(null);
  const undo = useUndoIntent(slug, (move, sentence) => {
    void notify({ title: 'It could not be undone.', detail: `${move.card.title}: ${sentence}` });
  });
  const underWay = useMovesUnderWay(slug);
  const send = useMoveCard(slug, { onMoved: offerUndo, onRefused: refuse });

  const columns = useMemo(
    () => [...underWay, ...(rank ? [rank.move] : [])].reduce(withMove, board.columns),
    [board.columns, underWay, rank],
  );

  function offerUndo(move: BoardMove, version: number) {
    const back = () =>
      move.from === move.to ? send.mutate(inverse(move)) : undo.mutate({ move, version });
    const where =
      move.from === move.to
        ? `Ranked within ${stageName[move.to]}.`
        : `Moved to ${stageName[move.to]}.`;
    void notify({
      title: where,
      detail: move.card.title,
      action: { label: 'Undo', onAction: back },
    });
  }

  async function refuse(move: BoardMove, error: Error) {
    const price =
      error instanceof ApiError
        ? error.fields.find(({ path }) => path === 'delayCostAdded')
        : undefined;
    if (price) return setRank({ move, delayCostAdded: Number(price.message) });
    const now = await findCard(client, slug, move.card.id).catch(() => ({ stage: move.from }));
    const correction = correctionOf({ error, move, now });
    store.marks.patch(move.card.id, { correction });
    void notify({ title: `Not moved: ${move.card.title}`, detail: correction });
  }

  function move({ card, from, to, after }: Target) {
    const verdict = verdictOf({ card, stage: from, lists: board, actor }, to);
    store.marks.patch(card.id, { correction: undefined });
    if (!verdict.allowed) return void notify({ title: verdict.whyNot, detail: card.title });
    if (verdict.asks) return onIntent(verdict.intent, card, after);
    const made = moveMade({ columns, board, actor }, { card, from, to: to as BoardStage, after });
    const delayCostAdded =
      from === to && to === 'DECIDED' ? priceOfRank(columns.DECIDED, card, after) : null;
    if (delayCostAdded === null) send.mutate(made);
    else setRank({ move: made, delayCostAdded });
  }

  function answerRank(reason: string | null) {
    if (rank && reason !== null) send.mutate({ ...rank.move, reason });
    setRank(null);
  }

  return { columns, move, rank, answerRank };
}

export type BoardMoves = ReturnType<typeof useBoardMoves>;

type Moving = Pick<BoardMove, 'card' | 'from' | 'to' | 'after'>;
interface Around {
  columns: Columns;
  board: BoardSnapshot;
  actor: Actor;
}

function moveMade({ columns, board, actor }: Around, moving: Moving): BoardMove {
  const by = board.members.findIndex(({ id }) => id === actor.memberId);
  const before = cardBefore(columns[moving.from], moving.card.id);
  return { ...moving, before, by, at: new Date().toISOString() };
}

/** Back where it stood. Against the score that, too, wants a reason. */
function inverse(move: BoardMove): BoardMove {
  return { ...move, after: move.before, before: move.after, reason: 'Put back where it was.' };
}

interface Refusal {
  error: Error;
  move: BoardMove;
  now: { stage: BoardStage; claimedBy?: string | undefined } | undefined;
}

function correctionOf({ error, move, now }: Refusal): string {
  if (!(error instanceof ApiError) || error.code !== 'stale_version') return sentenceOf(error);
  if (now === undefined) return 'Someone moved this card first: it has left the board.';
  if (move.to === 'IN_REVIEW' && now.claimedBy) return `${now.claimedBy} claimed it first.`;
  return now.stage === move.from
    ? 'Someone changed this card first. This is how it is now; move it again if you still want to.'
    : `Someone moved this card first: it’s now in ${stageName[now.stage]}.`;
}
