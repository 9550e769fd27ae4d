import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { ImportMapping } from '#shared/opportunities/import.ts';
import { DomainError } from '#shared/problem.ts';

const MAX_FILE_BYTES = 64 * 1_048_576;
const MAX_FORM_BYTES = 1_048_576;

export type Upload = {
  /** Where the file lies until `discard`. */
  path: string;
  fileName: string;
  sha256: string;
  bytes: number;
  /** The form's other fields, as text. */
  fields: Record<string, string>;
  discard(): Promise<void>;
};

const tooLarge = () =>
  new DomainError('too_large', 'A list can have at most 64 MB. Split it and import the parts.');
const brokenOff = () =>
  new DomainError(
    'invalid_input',
    'The upload broke off before its end. Nothing was imported; try again.',
  );

/** Writes the file of a form to disk as it arrives, never holding it; a file too large is not even read to its end. */
export async function receive(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new DomainError(
      'invalid_input',
      'Send the list as a file in a form (multipart/form-data).',
    );
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES + MAX_FORM_BYTES)
    throw tooLarge();
  const folder = await mkdtemp(join(tmpdir(), 'baton-import-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const received = await receiveParts(request, join(folder, 'list'));
    return { ...received, path: join(folder, 'list'), discard };
  } catch (error) {
    await discard();
    throw inOurWords(error);
  }
}

function inOurWords(error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge();
  if (code === 'FST_FILES_LIMIT')
    return new DomainError('invalid_input', 'Send one file, and the mapping as text.');
  return error;
}

async function receiveParts(request: FastifyRequest, path: string) {
  const limits = { fileSize: MAX_FILE_BYTES, files: 1, fields: 10, fieldSize: MAX_FORM_BYTES };
  const fields: Record<string, string> = {};
  let file: { fileName: string; sha256: string; bytes: number } | undefined;
  const parts = request.parts({ limits });
  let next = parts.next();
  for (;;) {
    const { value: part, done } = await next;
    if (done) break;
    next = parts.next();
    if (part.type === 'file') file = await keepFile(part, path, next);
    else
      fields[part.fieldname] =
        typeof part.value === 'string' ? part.value : JSON.stringify(part.value);
  }
  if (request.raw.aborted) throw brokenOff();
  if (!file) throw new DomainError('invalid_input', 'Choose a file to import.');
  return { ...file, fields };
}

/**
 * Waits for the file of a form that has come to its end to have nothing left, and yet not to end: busboy
 * leaves a file cut short open for ever.
 */
async function stalled(file: MultipartFile['file']): Promise<void> {
  for (
    let quiet = 0;
    quiet < 5;
    quiet = file.readableLength > 0 || file.readableEnded ? 0 : quiet + 1
  ) {
    if (file.readableEnded) await new Promise<never>(() => undefined);
    await sleep(100);
  }
}

/** @param next the part after this one: it comes, or there is none, only when this one has ended */
async function keepFile(part: MultipartFile, path: string, next: Promise<IteratorResult<unknown>>) {
  const hash = createHash('sha256');
  part.file.on('data', (chunk: Buffer) => hash.update(chunk));
  const cut = next.then(async ({ done }) => {
    if (done) await stalled(part.file);
    else await new Promise<never>(() => undefined);
    throw brokenOff();
  });
  const stop = new AbortController();
  try {
    await Promise.race([
      pipeline(part.file, createWriteStream(path), { signal: stop.signal }),
      cut,
    ]);
  } catch (error) {
    stop.abort();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_STREAM_PREMATURE_CLOSE' || /terminated early|aborted/i.test(message))
      throw brokenOff();
    throw error;
  }
  if (part.file.truncated) throw tooLarge();
  const fileName = part.filename.replaceAll(/\p{Cc}/gu, '').slice(0, 255) || 'list.csv';
  return { fileName, sha256: hash.digest('hex'), bytes: part.file.bytesRead };
}

/** What a form says about an import: its mapping, and whether it is only a dry run. */
export function readForm({ mapping, dryRun = 'false', ...others }: Record<string, string>) {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new DomainError('invalid_input', `The form has a field too many: ${unknown}.`);
  if (dryRun !== 'true' && dryRun !== 'false')
    throw new DomainError('invalid_input', 'dryRun is true or false.');
  if (mapping === undefined)
    throw new DomainError('invalid_input', 'Say which column is what: the form has no mapping.');
  return { mapping: readMapping(mapping), dryRun: dryRun === 'true' };
}

/** A mapping from its JSON, or a refusal that names what is wrong in it. */
export function readMapping(text: string): ImportMapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new DomainError('invalid_input', 'The mapping is not JSON.');
  }
  const result = ImportMapping.safeParse(json);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => ({
    path: ['mapping', ...path].join('.'),
    message,
  }));
  throw new DomainError(
    'invalid_input',
    fields.map(({ path, message }) => `${path}: ${message}`).join(' '),
    fields,
  );
}
