import { notifyManager, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

// Without this a dropped card flickers: the library would tell the screen one macrotask after the cache has changed.
notifyManager.setScheduler(queueMicrotask);

/** A refusal stays a refusal however often it is asked; only what the line or the server broke is asked again. */
function isWorthAskingAgain(failures: number, error: Error): boolean {
  if (error instanceof ApiError && error.status >= 400 && error.status < 500) return false;
  if (error instanceof ApiError && error.code === 'unreadable') return false;
  return failures < 2;
}

/** The one cache. Reads stay fresh through the event stream, so they are refetched rarely by themselves. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: isWorthAskingAgain,
        refetchOnWindowFocus: true,
      },
      // api.ts repeats writes itself, with the same idempotency key.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
