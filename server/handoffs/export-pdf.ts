import { asJson, kindOf } from '#shared/handoffs/export.ts';
import type { BriefExport } from '#shared/handoffs/export-contents.ts';
import { type ExportPart, partsOf } from '#shared/handoffs/export-parts.ts';
import {
  bullet,
  bytesOf,
  hasRoom,
  type Paper,
  rule,
  set,
  styles,
  takePaper,
  turnPage,
  writeFeet,
  writeLines,
} from './export-pdf-paper.ts';

/** Goes up when the same brief would be drawn otherwise: a page of another layout cannot be compared with ours. */
export const LAYOUT = 'Baton brief, layout 1';

/** What a list's lines are moved in by. */
const INSET = 12;

/**
 * The brief on paper, to sign off and file: what Markdown says, with the export itself attached as `brief.json`, by
 * which the pages can be checked. The same export always gives the same bytes.
 */
export async function asPdf(brief: BriefExport): Promise<Buffer> {
  const kind = `${kindOf(brief)}, version ${brief.number}`;
  const at = new Date(brief.frozenAt);
  const subject = `${kind}, of ${brief.workspace}. SHA-256 ${brief.sha256}`;
  const paper = takePaper({ title: brief.title, subject, at, producer: LAYOUT });
  writeHead(paper, brief, kind);
  for (const part of partsOf(brief)) {
    await writePart(paper, part);
  }
  writeNote(paper);
  writeFeet(paper, [`${brief.title}, ${kind}`.slice(0, 100), `SHA-256 ${brief.sha256}`]);
  attach(paper, brief, at);
  return bytesOf(paper);
}

function writeHead(paper: Paper, brief: BriefExport, kind: string): void {
  const sent = `${kind}, of ${brief.workspace}. Sent ${brief.frozenAt.slice(0, 10)}.`;
  const { root: parent, pen } = paper;
  const [title, quiet] = [styles.title, styles.quiet];
  writeLines(paper, set(paper, brief.title, title, 'whole'), {
    style: title,
    column: 'whole',
    parent,
  });
  pen.y += 2;
  writeLines(paper, set(paper, sent, quiet, 'whole'), { style: quiet, column: 'whole', parent });
  pen.y += 14;
}

/** A long brief takes a while to set; others get their turn in between. */
const letOthersIn = () => new Promise(setImmediate);

/** A heading with its words beside it: they begin on the same page, with two lines at least. */
async function writePart(paper: Paper, { heading, body }: ExportPart): Promise<void> {
  const { doc, pen, root } = paper;
  const style = styles.heading;
  const lines = set(paper, heading, style, 'heading');
  if (!hasRoom(paper, 8 + Math.max(2, lines.length) * style.leading)) turnPage(paper);
  rule(paper);
  pen.y += 6;
  const parent = doc.struct('Sect');
  root.add(parent);
  doc.outline.addItem(heading);
  const top = pen.y;
  writeLines(paper, lines, { style, column: 'heading', parent });
  const bottom = pen.y;
  const page = doc.bufferedPageRange().count;
  pen.y = top;
  for (const [n, words] of body.entries()) {
    if (n > 0) pen.y += 5;
    if (typeof words === 'string') writeWords(paper, words, parent);
    else await writeList(paper, words, parent);
    await letOthersIn();
  }
  if (doc.bufferedPageRange().count === page) pen.y = Math.max(pen.y, bottom);
  pen.y += 8;
  parent.end();
}

type Element = PDFKit.PDFStructureElement;

function writeWords(paper: Paper, words: string, parent: Element): void {
  const style = styles.words;
  writeLines(paper, set(paper, words, style, 'words'), { style, column: 'words', parent });
}

async function writeList(paper: Paper, list: readonly string[], parent: Element): Promise<void> {
  const style = styles.line;
  const element = paper.doc.struct('L');
  parent.add(element);
  for (const said of list) {
    const item = paper.doc.struct('LI');
    element.add(item);
    const lines = set(paper, said, style, 'words', INSET);
    if (!hasRoom(paper, Math.min(2, lines.length) * style.leading)) turnPage(paper);
    if (lines[0]) bullet(paper, lines[0]);
    writeLines(paper, lines, { style, column: 'words', parent: item, inset: INSET });
    item.end();
    paper.pen.y += 2;
    await letOthersIn();
  }
  element.end();
}

const CHECK =
  'Its record is attached to this file as brief.json. “npm run verify-brief -- FILE”, in Baton’s source, says whether record, signatures and pages are as Baton wrote them.';
const BY_NUMBER =
  'Characters that no font here has are written by their numbers, as [U+16A0]; the record has them as they are.';

/** How the file is checked, and what could not be drawn. */
function writeNote(paper: Paper): void {
  const { pen, root: parent } = paper;
  const style = styles.quiet;
  const said = paper.drawn.byNumber ? `${CHECK} ${BY_NUMBER}` : CHECK;
  const lines = set(paper, said, style, 'whole');
  if (!hasRoom(paper, 6 + lines.length * style.leading)) turnPage(paper);
  rule(paper);
  pen.y += 6;
  writeLines(paper, lines, { style, column: 'whole', parent });
}

function attach({ doc }: Paper, brief: BriefExport, at: Date): void {
  const told = {
    name: 'brief.json',
    type: 'application/json',
    description: 'The brief, its read-back and its signatures',
    creationDate: at,
    modifiedDate: at,
    relationship: 'Source',
  };
  doc.file(Buffer.from(asJson(brief)), told);
}
