import { Worker } from 'node:worker_threads';
import { type Freezing, type Frozen, freezeNow } from './freezing-now.ts';
import type { Question, Reply } from './freezing-thread.ts';

/** A ranking of fewer characters, of some dozens of opportunities, is frozen sooner than it is handed over. */
const SHORT = 30_000;

type Waiting = { resolve: (frozen: Frozen) => void; reject: (error: Error) => void };
type Thread = { worker: Worker; waiting: Map<number, Waiting> };

let thread: Thread | undefined;
let asked = 0;

/** Freezes a ranking in a thread of its own, so that everybody else's requests are answered meanwhile. */
export async function freeze(freezing: Freezing): Promise<Frozen> {
  if (freezing.ranking.length < SHORT) return freezeNow(freezing);
  thread ??= start();
  const { worker, waiting } = thread;
  asked += 1;
  const id = asked;
  // A thread that is waited for keeps the process; one that only waits itself does not.
  worker.ref();
  return new Promise<Frozen>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, freezing } satisfies Question);
  });
}

/** Ends the thread, if there is one. What it was asked is refused. */
export async function endFreezing(): Promise<void> {
  await thread?.worker.terminate();
}

function start(): Thread {
  const started: Thread = { worker: open(), waiting: new Map() };
  const { worker, waiting } = started;
  let why = new Error('The server is shutting down.');
  worker.on('message', (reply: Reply) => {
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    if ('frozen' in reply) asker?.resolve(reply.frozen);
    else asker?.reject(new Error(`Freezing the ranking failed: ${reply.broke}`));
  });
  worker.on('error', (error) => {
    why = error instanceof Error ? error : new Error(String(error));
  });
  // The next to ask starts another one.
  worker.on('exit', () => {
    if (thread === started) thread = undefined;
    for (const { reject } of waiting.values()) reject(why);
  });
  return started;
}

/** From the bundle as it is; from the sources, which Node 20 cannot read by itself, through tsx. */
function open(): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./freezing-thread.js', import.meta.url));
  }
  const file = JSON.stringify(new URL('./freezing-thread.ts', import.meta.url).href);
  const read = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); });`;
  return new Worker(read, { eval: true });
}
