import { ApiError } from './api-error.ts';

type Asked = { id: number; question: unknown };
type Refused = Omit<ConstructorParameters<typeof ApiError>[0], 'status'> & { status: number };
type Answered = { id: number } & ({ answer: unknown } | { refused: Refused } | { broke: string });

interface Waiting {
  question: unknown;
  signal: AbortSignal | undefined;
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * A line to a worker: one question at a time, in order. A question nobody waits for any more is never
 * asked, and a worker that dies refuses what it was asked and is started anew for the next.
 */
export function openLine(start: () => Worker) {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let asked: (Waiting & { id: number }) | undefined;
  let count = 0;

  function next() {
    if (asked) return;
    const waiting = queue.shift();
    if (!waiting) return;
    if (waiting.signal?.aborted) {
      waiting.reject(waiting.signal.reason);
      return next();
    }
    count += 1;
    asked = { ...waiting, id: count };
    worker ??= listenTo(start());
    worker.postMessage({ id: count, question: waiting.question } satisfies Asked);
  }

  function settle(how: (waiting: Waiting) => void) {
    const waiting = asked;
    asked = undefined;
    if (waiting) how(waiting);
    next();
  }

  function listenTo(made: Worker): Worker {
    made.onmessage = ({ data }: MessageEvent<Answered>) => {
      if (data.id !== asked?.id) return;
      if ('answer' in data) settle(({ resolve }) => resolve(data.answer));
      else settle(({ reject }) => reject(errorOf(data)));
    };
    made.onerror = (event) => {
      event.preventDefault();
      made.terminate();
      worker = undefined;
      settle(({ reject }) =>
        reject(new Error(event.message || 'The worker could not be started.')),
      );
    };
    return made;
  }

  return <Answer>(question: unknown, signal?: AbortSignal): Promise<Answer> =>
    new Promise<Answer>((resolve, reject) => {
      queue.push({ question, signal, resolve: resolve as Waiting['resolve'], reject });
      next();
    });
}

const errorOf = (data: Extract<Answered, { refused: Refused } | { broke: string }>) =>
  'refused' in data ? new ApiError(data.refused) : new Error(data.broke);

/** The worker's end of the line. */
export function answerLine(answer: (question: never) => unknown): void {
  const here = self as unknown as {
    onmessage: ((event: MessageEvent<Asked>) => void) | null;
    postMessage: (message: Answered) => void;
  };
  here.onmessage = async ({ data: { id, question } }) => {
    try {
      here.postMessage({ id, answer: await answer(question as never) });
    } catch (error) {
      here.postMessage({ id, ...toldOf(error) });
    }
  };
}

function toldOf(error: unknown): { refused: Refused } | { broke: string } {
  if (!(error instanceof ApiError)) return { broke: String(error) };
  const { code, status, detail, fields, requestId } = error;
  return { refused: { code, status, detail, fields, requestId } };
}
