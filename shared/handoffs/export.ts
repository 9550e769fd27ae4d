import { BriefContent } from './brief.ts';
import { canonicalJson } from './canonical.ts';
import { mustBeReadable, problemOfChanges } from './export-changes.ts';
import { BriefContents, BriefExport } from './export-contents.ts';
import { partsOf } from './export-parts.ts';

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
type Sha256 = (text: string) => string;

const sealOf = (contents: BriefContents, sha256: Sha256) => sha256(canonicalJson(contents));

/** In the order of the schema, as it is read again: Markdown and PDF are compared letter for letter. */
export const sealed = (contents: BriefContents, sha256: Sha256): BriefExport => ({
  ...BriefContents.parse(contents),
  seal: sealOf(contents, sha256),
});

export const asJson = (brief: BriefExport): string => `${JSON.stringify(brief, null, 2)}\n`;

/** What follows it in Markdown is the export itself, by which the words above can be checked. */
const RECORD = '```json baton-brief';

/** The brief for people to read, with the export itself at its end, by which the words above it can be checked. */
export function asMarkdown(brief: BriefExport): string {
  const parts = [
    `# ${brief.title}`,
    `${kindOf(brief)}, version ${brief.number}, of ${brief.workspace}. Sent ${brief.frozenAt.slice(0, 10)}.`,
    ...partsOf(brief).flatMap(({ heading, body }) => [
      `## ${heading}`,
      ...body.map((words) => (typeof words === 'string' ? words : bullets(words))),
    ]),
    `SHA-256 \`${brief.sha256}\``,
    '## Record',
    `${RECORD}\n${JSON.stringify(brief)}\n\`\`\``,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What is exported, in a word. */
export const kindOf = ({ light }: BriefExport): string => (light ? 'Light brief' : 'Brief');

const bullets = (lines: readonly string[]): string =>
  lines.map((line) => `- ${line.replaceAll(/\s*\n\s*/g, ' ')}`).join('\n');

export type Verified = { brief: BriefExport } | { problem: string };

/**
 * Whether an exported file still says what was signed: its words hash to what stands there, each signature is under
 * that hash, the rest is under the seal, and what people read in Markdown is what the record says.
 */
export function verifyExport(file: string, sha256: Sha256): Verified {
  const text = file.replaceAll('\r\n', '\n').replace(/^\uFEFF/, '');
  const isMarkdown = !text.trimStart().startsWith('{');
  const json = isMarkdown ? recordIn(text) : text;
  if (json === null)
    return { problem: 'This is not a brief exported from Baton: it holds no record.' };
  const read = readExport(json);
  if (read === null)
    return { problem: 'Its record cannot be read: something is missing or was changed.' };
  const { signatures } = read;
  if (sha256(read.canonical) !== read.sha256)
    return { problem: 'The brief was changed: its words do not hash to its SHA-256.' };
  const stray = signatures.find((signature) => signature.sha256 !== read.sha256);
  if (stray)
    return { problem: `The signature of ${stray.name} stands under other words than these.` };
  const broken = problemOfChanges(read, sha256);
  if (broken !== null) return { problem: broken };
  const { seal, ...contents } = read;
  if (sealOf(contents, sha256) !== seal)
    return { problem: 'The read-back, a name or a date was changed: it is not under its seal.' };
  if (isMarkdown && asMarkdown(read) !== text)
    return { problem: 'The words people read were changed: they are not those of its record.' };
  return { brief: read };
}

function recordIn(markdown: string): string | null {
  const start = markdown.lastIndexOf(`\n${RECORD}\n`);
  if (start < 0) return null;
  const from = start + RECORD.length + 2;
  const end = markdown.indexOf('\n```', from);
  return end < 0 ? null : markdown.slice(from, end);
}

function readExport(json: string): BriefExport | null {
  try {
    const read = BriefExport.parse(JSON.parse(json));
    BriefContent.parse(JSON.parse(read.canonical));
    mustBeReadable(read);
    return read;
  } catch {
    return null;
  }
}
