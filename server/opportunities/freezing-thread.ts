import { parentPort } from 'node:worker_threads';
import { type Freezing, type Frozen, freezeNow } from './freezing-now.ts';

/** What the thread is asked, and what it answers. */
export type Question = { id: number; freezing: Freezing };
export type Reply = { id: number } & ({ frozen: Frozen } | { broke: string });

parentPort?.on('message', ({ id, freezing }: Question) => {
  parentPort?.postMessage({ id, ...answer(freezing) } satisfies Reply);
});

function answer(freezing: Freezing): { frozen: Frozen } | { broke: string } {
  try {
    return { frozen: freezeNow(freezing) };
  } catch (error) {
    return { broke: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
