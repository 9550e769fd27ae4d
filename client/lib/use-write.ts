import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { use } from 'react';
import { HoldContext } from './held-writes.ts';

interface Written<Input, Output> {
  write: (input: Input) => Promise<Output>;
  /** Read anew before the write counts as done: its form closes on what it changed, not before it. */
  shows: QueryKey;
  /** Also stale now; refetched in passing where on screen. */
  stale: readonly QueryKey[];
}

export interface Outcome<Output> {
  done?: (output: Output) => void;
  refused?: (error: unknown) => void;
}

/**
 * A write and what is out of date after it, refused or not: a refusal often means that somebody was faster.
 * `send` tells its outcome even when the form that asked is gone by then, unlike the callbacks of `mutate`.
 */
export function useWrite<Input, Output>({ write, shows, stale }: Written<Input, Output>) {
  const client = useQueryClient();
  const hold = use(HoldContext);
  const { mutateAsync, isPending } = useMutation({
    mutationFn: write,
    onSettled: async () => {
      for (const queryKey of stale) void client.invalidateQueries({ queryKey });
      await client.invalidateQueries({ queryKey: shows });
    },
  });
  const send = (input: Input, { done, refused }: Outcome<Output> = {}) => {
    const sent = hold ? hold(() => mutateAsync(input)) : mutateAsync(input);
    void sent.then(done, refused ?? (() => undefined));
  };
  return { send, isPending };
}
