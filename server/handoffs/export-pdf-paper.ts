import PDFDocument from 'pdfkit';
import { bytesOfFont, type Weight } from './export-pdf-fonts.ts';
import { type Line, linesOf, type Measure } from './export-pdf-lines.ts';

/** A4 in points, and what is left free on it. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const SIDE = 56;
const TOP = 56;
const FOOT = 72;
/** Headings stand beside their words. */
const WORDS_AT = SIDE + 118;
const RIGHT = WIDTH - SIDE;

export const ink = { full: '#1c2024', light: '#60646c', hairline: '#d9d9e0' } as const;

/** How words look, and what they are to whoever has the page read out. */
export type Style = {
  tag: 'H1' | 'H2' | 'P' | 'LBody' | 'Caption';
  size: number;
  weight: Weight;
  color: string;
  leading: number;
};

export const styles = {
  title: { tag: 'H1', size: 20, weight: 600, color: ink.full, leading: 26 },
  heading: { tag: 'H2', size: 9.5, weight: 600, color: ink.full, leading: 14 },
  words: { tag: 'P', size: 9.5, weight: 400, color: ink.full, leading: 14 },
  line: { tag: 'LBody', size: 9.5, weight: 400, color: ink.full, leading: 14 },
  quiet: { tag: 'P', size: 8, weight: 400, color: ink.light, leading: 12 },
} as const satisfies Record<string, Style>;

type Element = PDFKit.PDFStructureElement;
type Column = { left: number; width: number };

const columns = {
  whole: { left: SIDE, width: RIGHT - SIDE },
  heading: { left: SIDE, width: WORDS_AT - SIDE - 16 },
  words: { left: WORDS_AT, width: RIGHT - WORDS_AT },
} as const satisfies Record<string, Column>;

type Told = { title: string; subject: string; at: Date; producer: string };

/**
 * Paper to write on from top to bottom. The same words always give the same bytes: nothing is compressed, the dates are
 * those of what is written, and every font comes from Baton's own packages.
 */
export function takePaper({ title, subject, at, producer }: Told) {
  const doc = new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: 0,
    compress: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    bufferPages: true,
    // None yet: the first line brings its own.
    font: '',
    info: {
      Title: title,
      Subject: subject,
      Producer: producer,
      Creator: 'Baton',
      CreationDate: at,
      ModDate: at,
    },
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  /** Whether a character had to be written by its number. */
  const drawn = { byNumber: false };
  return { doc, root, pen: { y: TOP }, drawn };
}

export type Paper = ReturnType<typeof takePaper>;

const taken = new WeakMap<PDFKit.PDFDocument, Set<string>>();

/** Writes on in a font; the document gets it when it is first needed. */
function take(doc: PDFKit.PDFDocument, font: string): PDFKit.PDFDocument {
  const known = taken.get(doc) ?? new Set();
  taken.set(doc, known);
  if (!known.has(font)) doc.registerFont(font, bytesOfFont(font));
  known.add(font);
  return doc.font(font);
}

const measureIn =
  ({ doc }: Paper, size: number): Measure =>
  (text, font) =>
    take(doc, font).fontSize(size).widthOfString(text);

/** Words set in lines for a column. */
export const set = (
  paper: Paper,
  text: string,
  style: Style,
  column: keyof typeof columns,
  inset = 0,
) =>
  linesOf(text, {
    weight: style.weight,
    width: columns[column].width - inset,
    measure: measureIn(paper, style.size),
  });

function drawLine(
  { doc, drawn }: Paper,
  line: Line,
  { style, left, width, y }: Placed & { y: number },
): void {
  let x = line.rtl ? left + width - line.width : left;
  drawn.byNumber ||= line.byNumber;
  for (const run of line.runs) {
    take(doc, run.font).fontSize(style.size).fillColor(style.color);
    // Fonts differ in how high they rise; all stand on one line.
    doc.text(run.text, x, y + style.leading * 0.74, { lineBreak: false, baseline: 'alphabetic' });
    x += run.width;
  }
}

type Placed = { style: Style; left: number; width: number };

/** What only decorates or repeats is not read out. */
export function decorate(
  { doc }: Paper,
  draw: () => void,
  type: 'Layout' | 'Pagination' = 'Layout',
): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

export const hasRoom = ({ pen }: Paper, height: number): boolean => pen.y + height <= HEIGHT - FOOT;

export function turnPage({ doc, pen }: Paper): void {
  doc.addPage();
  pen.y = TOP;
}

/** Draws lines one under another, over as many pages as it takes; never one alone at the foot of a page. */
export function writeLines(
  paper: Paper,
  lines: readonly Line[],
  {
    style,
    column,
    parent,
    inset = 0,
  }: { style: Style; column: keyof typeof columns; parent: Element; inset?: number },
): void {
  const { doc, pen } = paper;
  const element = doc.struct(style.tag);
  parent.add(element);
  const { left, width } = columns[column];
  const placed = { style, left: lines[0]?.rtl ? left : left + inset, width: width - inset };
  let rest = lines;
  while (rest.length > 0) {
    const fits = Math.floor((HEIGHT - FOOT - pen.y) / style.leading);
    const needed = Math.min(2, rest.length);
    if (fits < needed) {
      turnPage(paper);
      continue;
    }
    // Two go over to the next page, not one.
    const now = rest.length - fits === 1 && fits > 2 ? fits - 1 : fits;
    const marked = doc.markStructureContent(style.tag);
    for (const line of rest.slice(0, now)) {
      drawLine(paper, line, { ...placed, y: pen.y });
      pen.y += style.leading;
    }
    doc.endMarkedContent();
    element.add(marked);
    rest = rest.slice(now);
  }
  element.end();
}

export function rule(paper: Paper): void {
  const { doc, pen } = paper;
  decorate(paper, () => {
    doc.moveTo(SIDE, pen.y).lineTo(RIGHT, pen.y).lineWidth(0.5).strokeColor(ink.hairline).stroke();
  });
}

/** A list's sign stands where its lines begin: at the right where they are read from there. */
export function bullet(paper: Paper, { rtl }: Line): void {
  const { style, left, width } = { style: styles.words, ...columns.words };
  const [sign] = set(paper, '•', style, 'words');
  if (sign)
    decorate(paper, () =>
      drawLine(paper, { ...sign, rtl }, { style, left, width, y: paper.pen.y }),
    );
}

/** At the foot of every page: two lines, and the page's number. */
export function writeFeet(paper: Paper, lines: readonly string[]): void {
  const { doc } = paper;
  const { start, count } = doc.bufferedPageRange();
  const style = { ...styles.quiet, size: 7, leading: 10 };
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    decorate(
      paper,
      () => {
        const top = HEIGHT - FOOT + 22;
        const number = set(paper, `Page ${page - start + 1} of ${count}`, style, 'whole')[0];
        lines.forEach((text, n) => {
          const [line] = set(paper, text, style, 'whole', 80);
          if (line) drawLine(paper, line, { style, ...columns.whole, y: top + n * style.leading });
        });
        if (number) {
          const left = RIGHT - number.width;
          drawLine(paper, number, { style, left, width: number.width, y: top });
        }
      },
      'Pagination',
    );
  }
}

/** The finished file. */
export function bytesOf({ doc, root }: Paper): Promise<Buffer> {
  const chunks: Buffer[] = [];
  root.end();
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });
}
