import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const HEAD = 44;
const ENTRY = 20;

type Table = { tag: Buffer; checksum: number; data: Buffer };

function tableAt(woff: Buffer, at: number): Table {
  const start = woff.readUInt32BE(at + 4);
  const packed = woff.readUInt32BE(at + 8);
  const data = woff.subarray(start, start + packed);
  return {
    tag: woff.subarray(at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    // A table that would not get smaller is kept as it is.
    data: packed === woff.readUInt32BE(at + 12) ? data : inflateSync(data),
  };
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/**
 * A font as its packages keep it (WOFF 1.0, each table deflated) unpacked to what it was made from (OpenType). The
 * libraries that draw would unpack it for every brief, in JavaScript; this takes a hundredth of that, once.
 */
export function unpackFont(file: string): Buffer {
  const woff = readFileSync(file);
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, n) => tableAt(woff, HEAD + n * ENTRY));
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  let offset = head.length;
  const parts: Buffer[] = [head];
  tables.forEach(({ tag, checksum, data }, n) => {
    const at = 12 + 16 * n;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    parts.push(data, Buffer.alloc(padded(data.length) - data.length));
    offset += padded(data.length);
  });
  return Buffer.concat(parts);
}
