import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

export type Asked = {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
};
export type Answered = {
  status: number;
  headers: Record<string, unknown>;
  bytes: number;
  body: Buffer;
};

/** One request over one kept-alive connection, its body read to the end. */
export function ask({ url, method = 'GET', headers = {}, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const whole = Buffer.concat(chunks);
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          bytes: whole.length,
          body: whole,
        });
      });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

type Comparison = {
  ours: () => Promise<unknown>;
  limit: () => Promise<unknown>;
  /** Done before each of ours, and not timed. */
  before?: () => Promise<unknown>;
  rounds?: number;
  times?: number;
};

/**
 * Ours against the limit, in turn, round by round, so that a machine that slows down slows both.
 * @returns milliseconds of ours and the ratio, each the median over all rounds
 */
export async function compare({
  ours,
  limit,
  before,
  rounds = 7,
  times = 30,
}: Comparison): Promise<{ medianMs: number; ratio: number }> {
  const ratios: number[] = [];
  const all: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const [mine, bare]: [number[], number[]] = [[], []];
    for (let n = 0; n < times; n++) {
      bare.push(await timed(limit));
      await before?.();
      mine.push(await timed(ours));
    }
    // The first round warms both up.
    if (round < 0) continue;
    ratios.push(median(mine) / median(bare));
    all.push(median(mine));
  }
  return { medianMs: round(median(all)), ratio: round(median(ratios)) };
}

export const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Starts a program and waits until it prints what `ready` finds. */
export async function launch(args: string[], env: Record<string, string>, ready: RegExp) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = await new Promise<RegExpExecArray>((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (data) => {
      printed += data;
      const match = ready.exec(printed);
      if (match) resolve(match);
    });
    child.once('exit', (code) =>
      reject(new Error(`${args.join(' ')} ended with ${code}\n${printed}`)),
    );
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { pid: child.pid ?? 0, found, stop };
}

/** Runs a measurement of a board with `--cards N` (1,000 when left out) and prints it, as `--json` or a table. */
export async function benchCards(
  args: string[],
  measure: (cards: number) => Promise<object>,
): Promise<void> {
  const options = {
    cards: { type: 'string', default: '1000' },
    json: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args, options });
  const figures = await measure(Number(values.cards));
  if (values.json) console.log(JSON.stringify(figures));
  else console.table(figures);
}
