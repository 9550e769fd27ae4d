import { useCallback, useMemo, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { BoardFilter } from '#client/features/roadmap/board-view.ts';
import { paths } from '#client/paths.ts';
import type { BoardCard } from '#shared/roadmap/schema.ts';
import type { Intent } from '#shared/roadmap/stage.ts';

/** What of the board lives in the URL: the filter, the open card, and what is to be done with it. */
export function useBoardUrl(slug: string) {
  const navigate = useNavigate();
  const { opportunityId } = useParams();
  const [params, setParams] = useSearchParams();
  const latest = useRef(params);
  latest.current = params;
  const [text, priority, owner] = [
    params.get('q') ?? '',
    params.get('priority'),
    params.get('owner'),
  ];
  const filter = useMemo<BoardFilter>(() => ({ text, priority, owner }), [text, priority, owner]);

  const setFilter = useCallback(
    (next: BoardFilter) =>
      setParams((old) => withFilter(old, next), { replace: true, preventScrollReset: true }),
    [setParams],
  );

  const go = useCallback(
    (id: string, extra: Record<string, string> = {}) => {
      const search = new URLSearchParams([
        ...withoutTask(latest.current),
        ...Object.entries(extra),
      ]).toString();
      navigate({ pathname: paths.opportunity(slug, id), search }, { preventScrollReset: true });
    },
    [navigate, slug],
  );

  const open = useCallback((id: string) => go(id), [go]);
  /** The panel opens at the form of this intent; the card goes behind `after`, or to the top. */
  const openFor = useCallback(
    (intent: Intent, card: BoardCard, after: string | null) =>
      go(card.id, { do: intent, after: after ?? '' }),
    [go],
  );
  const hrefOf = useCallback((id: string) => paths.opportunity(slug, id), [slug]);
  return useMemo(
    () => ({ filter, setFilter, openId: opportunityId, open, openFor, hrefOf }),
    [filter, setFilter, opportunityId, open, openFor, hrefOf],
  );
}

export type BoardUrl = ReturnType<typeof useBoardUrl>;

const withoutTask = (params: URLSearchParams) =>
  [...params].filter(([key]) => !['do', 'after', 'section'].includes(key));

function withFilter(
  params: URLSearchParams,
  { text, priority, owner }: BoardFilter,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries({ q: text, priority, owner })) {
    if (value) next.set(key, value);
    else next.delete(key);
  }
  return next;
}
