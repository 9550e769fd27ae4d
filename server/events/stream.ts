import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '#server/http/api.ts';
import { arrive, COOKIE } from '#server/http/session.ts';
import { eventsAfter } from './queries.ts';

const BATCH = 200;
/** Keeps proxies from closing a quiet stream, and ends one whose session was revoked. */
const HEARTBEAT_MS = 15_000;

/** Where the reader left off: Last-Event-ID after a break, otherwise now. */
function startOf(request: FastifyRequest): number {
  const last = Number(request.headers['last-event-id']);
  return Number.isSafeInteger(last) && last >= 0 && request.headers['last-event-id'] !== undefined
    ? Math.min(last, request.revision)
    : request.revision;
}

/** The workspace's events as they happen, as server-sent events; `id` is the revision to resume from. */
export function streamEvents(
  { db, bus }: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { workspaceId } = request.actor;
  const token = request.cookies[COOKIE] ?? '';
  const slug = (request.params as { workspace: string }).workspace;
  let revision = startOf(request);
  let reading = false;
  let again = false;

  reply.hijack();
  const out = reply.raw;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) out.setHeader(name, value);
  out.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  out.write(`retry: 1000\nid: ${revision}\nevent: ready\ndata: {"revision":${revision}}\n\n`);

  let welcomeAt = Date.now();

  /** Whoever signed out or was removed hears no more, within a second. */
  async function isWelcome(): Promise<boolean> {
    if (Date.now() - welcomeAt < 1000) return true;
    const arrival = await arrive(db, { token, scope: 'workspace', id: slug }).catch(() => null);
    welcomeAt = Date.now();
    return Boolean(arrival?.actor);
  }

  /** Sends what has happened since; says whether there may be more. */
  async function sendBatch(): Promise<boolean> {
    const events = await eventsAfter(db, workspaceId, revision, BATCH);
    for (const event of events) {
      out.write(`id: ${event.revision}\nevent: happened\ndata: ${JSON.stringify(event)}\n\n`);
      revision = event.revision;
    }
    return events.length === BATCH;
  }

  async function flush(): Promise<void> {
    again = true;
    if (reading) return;
    reading = true;
    try {
      while (again && !out.destroyed) {
        again = false;
        if (!(await isWelcome())) return void out.end();
        if (await sendBatch()) again = true;
      }
    } catch (error) {
      request.log.warn({ err: error }, 'the event stream broke');
      out.end();
    } finally {
      reading = false;
    }
  }

  async function stillWelcome(): Promise<void> {
    if (await isWelcome()) out.write(': still here\n\n');
    else out.end();
  }

  const unsubscribe = bus.subscribe(workspaceId, () => void flush());
  const heartbeat = setInterval(() => void stillWelcome(), HEARTBEAT_MS);
  out.on('close', () => {
    unsubscribe();
    clearInterval(heartbeat);
  });
  void flush();
}
