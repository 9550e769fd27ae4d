import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Encoding } from '#shared/opportunities/import.ts';
import { DomainError } from '#shared/problem.ts';

const SNIFFED = 65_536;

const knownFiles: [prefix: string, kind: string][] = [
  ['504b0304', 'an Excel workbook or another archive'],
  ['d0cf11e0', 'an old Excel workbook'],
  ['25504446', 'a PDF'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['47494638', 'a picture'],
  ['1f8b', 'a compressed file'],
  ['7f454c46', 'a program'],
];

const names: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252',
};

function byteOrderMark(head: Buffer): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Western text in UTF-16 without a mark: every other byte is zero. */
function zeroBytes(head: Buffer): Encoding | undefined {
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = head.length * 0.3;
  if (head.length < 4) return undefined;
  if (odd > many && even < odd / 20) return 'utf-16le';
  return even > many && odd < even / 20 ? 'utf-16be' : undefined;
}

function mustBeText(head: Buffer): void {
  const start = head.subarray(0, 4).toString('hex');
  const kind = knownFiles.find(([prefix]) => start.startsWith(prefix))?.[1];
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  if (kind === undefined && (controls < 3 || controls < head.length / 100)) return;
  throw new DomainError(
    'unsupported_file',
    `This is ${kind ?? 'not a text file'}. Save the list as CSV and import that.`,
  );
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED), 0, SNIFFED, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * In what encoding a file is written: what its mark says, or UTF-8 when all of it is valid UTF-8, or
 * Windows-1252. Refuses an empty file (422) and one that is not text (415).
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const head = await headOf(path);
  if (head.length === 0) throw new DomainError('rule_broken', 'The file is empty.');
  const wide = byteOrderMark(head) ?? zeroBytes(head);
  if (wide !== undefined) return wide;
  mustBeText(head);
  return (await isUtf8(path)) ? 'utf-8' : 'windows-1252';
}

const breaksIn = (text: string): number => text.split('\n').length - 1;

/** Makes every line break \n, also one that a cut between two pieces tears in half. */
function plainBreaks(): (piece: string) => string {
  let torn = false;
  return (piece) => {
    const text = torn && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') torn = piece.endsWith('\r');
    return text.replaceAll(/\r\n?/g, '\n');
  };
}

function mustHoldNoNul(text: string, line: number): void {
  const nul = text.indexOf('\0');
  if (nul < 0) return;
  const at = line + breaksIn(text.slice(0, nul));
  throw new DomainError(
    'rule_broken',
    `Line ${at} holds a NUL byte, which no text has. Export the list again.`,
  );
}

/**
 * The file's text, piece by piece, with \n for every line break, and how many bytes have been read.
 * Names the line that is not in the encoding, or no text.
 */
export async function* readText(
  path: string,
  encoding: Encoding,
): AsyncGenerator<{ text: string; bytes: number }> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const plain = plainBreaks();
  let line = 1;
  let bytes = 0;
  let chunk: Buffer = Buffer.alloc(0);
  try {
    for await (chunk of createReadStream(path)) {
      const text = plain(decoder.decode(chunk, { stream: true }));
      mustHoldNoNul(text, line);
      bytes += chunk.length;
      line += breaksIn(text);
      yield { text, bytes };
    }
    chunk = Buffer.alloc(0);
    decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const readable = new TextDecoder(encoding).decode(chunk).split('\ufffd')[0] ?? '';
    const at = line + breaksIn(plain(readable));
    throw new DomainError(
      'rule_broken',
      `Line ${at} is not ${names[encoding]}. Choose another encoding, or let it be detected.`,
    );
  }
}
