import type { z } from 'zod';
import { Problem } from '#shared/problem.ts';
import { ApiError } from './api-error.ts';

const BASE = '/api/v1';
const RETRY_AFTER_MS = [400, 1200];

interface WriteOptions {
  /** The version this write is based on; sent as `If-Match: "v7"`. */
  ifMatch?: number;
  /** One effect per key. Made here when absent; pass your own to repeat a request across a reload. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

interface Write<Schema extends z.ZodType> {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body: unknown;
  schema: Schema;
  options: WriteOptions;
}

/** Reads; `path` starts after `/api/v1`. Throws ApiError. */
export async function get<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  options: { signal?: AbortSignal } = {},
): Promise<z.output<Schema>> {
  const response = await send(path, { method: 'GET', signal: options.signal ?? null });
  return answer(response, schema);
}

/** States an intent. Repeated with the same key when the line drops, so it has one effect. Throws ApiError. */
export function post<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
  options: WriteOptions = {},
) {
  return write({ method: 'POST', path, body, schema, options });
}

/**
 * Sends a form and hears how it goes: the answer comes line by line, each read by `schema`. Not sent
 * again by itself, as whoever asked is watching. Throws ApiError.
 */
export async function postForLines<Schema extends z.ZodType>(
  path: string,
  form: FormData,
  schema: Schema,
  onLine: (line: z.output<Schema>) => void,
): Promise<void> {
  const headers = { Accept: 'application/x-ndjson', 'Idempotency-Key': crypto.randomUUID() };
  const response = await send(path, { method: 'POST', headers, body: form });
  if (!response.ok) throw refusal(response, await response.json().catch(() => undefined));
  let rest = '';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(schema.parse(JSON.parse(line)));
  }
}

/** Replaces. Throws ApiError. */
export function put<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
  options: WriteOptions = {},
) {
  return write({ method: 'PUT', path, body, schema, options });
}

/** Changes some fields. Throws ApiError. */
export function patch<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
  options: WriteOptions = {},
) {
  return write({ method: 'PATCH', path, body, schema, options });
}

/** Removes. Throws ApiError. */
export function del<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
  options: WriteOptions = {},
) {
  return write({ method: 'DELETE', path, body, schema, options });
}

async function write<Schema extends z.ZodType>(request: Write<Schema>): Promise<z.output<Schema>> {
  const { method, path, body, schema, options } = request;
  const headers = new Headers();
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json');
  if (options.ifMatch !== undefined) headers.set('If-Match', `"v${options.ifMatch}"`);
  if (method === 'POST')
    headers.set('Idempotency-Key', options.idempotencyKey ?? crypto.randomUUID());
  const payload = isForm ? body : body === undefined ? null : JSON.stringify(body);
  const init = { method, headers, body: payload, signal: options.signal ?? null };
  const response = method === 'POST' ? await sendAgain(path, init) : await send(path, init);
  return answer(response, schema);
}

/** Only what never arrived, or arrived at a server that was restarting, is sent again: the key makes that harmless. */
async function sendAgain(path: string, init: RequestInit): Promise<Response> {
  for (const wait of RETRY_AFTER_MS) {
    try {
      const response = await send(path, init);
      if (response.status !== 503) return response;
    } catch (error) {
      if (!(error instanceof ApiError) || !navigator.onLine) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return send(path, init);
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`${BASE}${path}`, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError({
      code: 'offline',
      status: 0,
      detail:
        'Baton could not be reached. Nothing was lost: what you wrote is still here, try again once you are online.',
    });
  }
}

async function answer<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
): Promise<z.output<Schema>> {
  const body = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response, body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiError({
    code: 'unreadable',
    status: response.status,
    detail:
      'The server answered in a way this page does not understand. Reload to get the current version of Baton.',
    requestId: response.headers.get('x-request-id') ?? undefined,
  });
}

function refusal(response: Response, body: unknown): ApiError {
  const problem = Problem.safeParse(body);
  if (problem.success) return new ApiError({ ...problem.data, status: response.status });
  return new ApiError({
    code: response.status >= 500 ? 'internal' : 'invalid_input',
    status: response.status,
    detail: 'The server could not do this. Nothing was changed; try again in a moment.',
    requestId: response.headers.get('x-request-id') ?? undefined,
  });
}
