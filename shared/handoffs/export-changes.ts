import { z } from 'zod';
import { BriefContent } from './brief.ts';
import { diffBriefs, linesBetween } from './brief-diff.ts';
import { briefFieldName } from './brief-fields.ts';
import { ChangeReason, changeReasonName } from './schema.ts';

const Side = z.enum(['SPONSOR', 'LEAD']);

export const ExportSignature = z.strictObject({
  name: z.string(),
  side: Side,
  signedAt: z.string(),
  sha256: z.string(),
});
export type ExportSignature = z.infer<typeof ExportSignature>;

/** A change both sides signed after acceptance, with the version it changed as that was signed. */
export const ExportChange = z.strictObject({
  /** Of the version it made. */
  number: z.number().int(),
  reason: ChangeReason,
  note: z.string(),
  proposedBy: z.string(),
  side: Side,
  proposedAt: z.string(),
  countersignedBy: z.string(),
  countersignedAt: z.string(),
  /** What the other side wrote beside its signature. */
  answerNote: z.string(),
  /** The promised dates it named; null where they stayed. */
  startsOn: z.string().nullable(),
  finishEarliest: z.string().nullable(),
  finishLatest: z.string().nullable(),
  before: z.strictObject({
    number: z.number().int(),
    canonical: z.string(),
    sha256: z.string(),
    signatures: z.array(ExportSignature),
  }),
});
export type ExportChange = z.infer<typeof ExportChange>;

/** The latest version and the changes that led to it, oldest first. */
type Changed = { number: number; canonical: string; changes?: ExportChange[] | undefined };

const contentOf = (canonical: string): BriefContent => BriefContent.parse(JSON.parse(canonical));

/** A moment for anybody, wherever they read it. */
export const momentOf = (at: string): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const otherSide = { SPONSOR: 'lead', LEAD: 'sponsor' } as const;
export const sideName = { SPONSOR: 'Sponsor', LEAD: 'Lead' } as const;

/** What each change made of the brief, as paragraphs and lists of lines. */
export function wordsOfChanges(
  { canonical, changes = [] }: Changed,
  nameOf: (id: string | null) => string,
): (string | string[])[] {
  return changes.flatMap((change, at) => {
    const after = changes[at + 1]?.before.canonical ?? canonical;
    const signed = change.before.signatures.map(({ name, side }) => `${sideName[side]} ${name}`);
    return [
      headOf(change),
      [
        ...differencesOf(change.before.canonical, after, nameOf),
        ...datesOf(change),
        `Version ${change.before.number} was signed by ${signed.join(' and ')}: SHA-256 ${change.before.sha256}`,
      ],
    ];
  });
}

function headOf(change: ExportChange): string {
  const { number, reason, note, proposedBy, side, proposedAt } = change;
  const { countersignedBy, countersignedAt, answerNote } = change;
  const why = note === '' ? '' : ` “${note}”`;
  const said = answerNote === '' ? '' : ` “${answerNote}”`;
  return [
    `Version ${number}: ${changeReasonName[reason]}.${why}`,
    `Proposed by ${proposedBy} (${sideName[side].toLowerCase()}), ${momentOf(proposedAt)};`,
    `countersigned by ${countersignedBy} (${otherSide[side]}), ${momentOf(countersignedAt)}.${said}`,
  ].join(' ');
}

const differencesOf = (
  before: string,
  after: string,
  nameOf: (id: string | null) => string,
): string[] =>
  diffBriefs(contentOf(before), contentOf(after), { nameOf }).flatMap(
    ({ field, before: was, after: is }) => {
      const { removed, added } = linesBetween(was, is);
      const name = briefFieldName[field];
      const lines = [
        ...removed.map((line) => `${name}, was: ${line}`),
        ...added.map((line) => `${name}, is: ${line}`),
      ];
      return lines.length > 0 ? lines : [`${name}: in another order`];
    },
  );

function datesOf({ startsOn, finishEarliest, finishLatest }: ExportChange): string[] {
  if (startsOn === null) return [];
  return [
    `Promised dates: starts ${startsOn}, finished between ${finishEarliest} and ${finishLatest}`,
  ];
}

/** Why the changes do not lead from what was accepted to what is exported; null when they do. */
export function problemOfChanges(
  { number, changes = [] }: Changed,
  sha256: (text: string) => string,
): string | null {
  for (const [at, { number: made, before }] of changes.entries()) {
    const next = changes[at + 1]?.before.number ?? number;
    if (made !== before.number + 1 || made !== next)
      return `A version is missing between ${before.number} and ${next}.`;
    if (sha256(before.canonical) !== before.sha256)
      return `Version ${before.number} was changed: its words do not hash to its SHA-256.`;
    const stray = before.signatures.find((signature) => signature.sha256 !== before.sha256);
    if (stray)
      return `The signature of ${stray.name} under version ${before.number} stands under other words.`;
  }
  return null;
}

/** Throws where an earlier version is none. */
export const mustBeReadable = ({ changes = [] }: Changed): void => {
  for (const { before } of changes) contentOf(before.canonical);
};
