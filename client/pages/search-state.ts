import type { UseQueryResult } from '@tanstack/react-query';
import type { SearchState } from '#client/ui/command-palette.tsx';

/** How the search for what is typed goes, in words. `asked` is what was last asked for: a pause behind `text`. */
export function stateOf(
  search: Pick<
    UseQueryResult,
    'data' | 'isError' | 'isPaused' | 'isPlaceholderData' | 'isFetching' | 'refetch'
  >,
  { text, asked, found }: { text: string; asked: string; found: number },
): SearchState {
  if (search.isPaused || (search.isError && !search.isFetching)) {
    const sentence = 'Opportunities could not be searched. Everything else can.';
    return { status: 'failed', sentence, onRetry: () => void search.refetch() };
  }
  if (text !== asked || search.isPlaceholderData || search.data === undefined)
    return { status: 'searching', sentence: 'Looking for opportunities…' };
  if (found === 0) return { status: 'done', sentence: `No opportunity goes by “${asked}”.` };
  return { status: 'done', sentence: null };
}
