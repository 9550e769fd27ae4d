import { z } from 'zod';
import { Problem } from '#shared/problem.ts';
import { Instant } from '#shared/time.ts';

/** What a column of a list can become. */
export const ImportField = z.enum([
  'title',
  'problem',
  'forWhom',
  'hypothesis',
  'owner',
  'priority',
  'labels',
  'stage',
  'externalId',
  'effortLikely',
  'costOfDelay',
]);
export type ImportField = z.infer<typeof ImportField>;

export const Encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);
export type Encoding = z.infer<typeof Encoding>;
export const Delimiter = z.enum([',', ';', '\t', '|']);
export type Delimiter = z.infer<typeof Delimiter>;

/** Where a value of the stage column puts a row: before the line, in flight elsewhere, done elsewhere, or aside. */
export const ImportStage = z.enum([
  'opportunity',
  'unbacked_building',
  'delivered_elsewhere',
  'parked',
]);
export type ImportStage = z.infer<typeof ImportStage>;

/** How a file becomes opportunities. Columns are counted from 0, because names may be blank or repeated. */
export const ImportMapping = z.strictObject({
  /** Names the list, so that importing it again finds its rows: "federal-ai-2024". */
  source: z.string().trim().min(1, 'Name the list.').max(120),
  encoding: Encoding.optional(),
  delimiter: Delimiter.optional(),
  columns: z
    .array(z.strictObject({ column: z.number().int().min(0).max(1000), field: ImportField }))
    .min(1)
    .max(200)
    .refine((columns) => columns.some(({ field }) => field === 'title'), {
      message: 'Choose the column that holds the title.',
    }),
  /** Values of the stage column that mean something else than a new opportunity. */
  stages: z.record(z.string().max(500), ImportStage).default({}),
  /**
   * The columns that tell rows apart when the list has no id column: what they say must not change from
   * one edition of the list to the next. The columns of title and owner when left out.
   */
  identity: z.array(z.number().int().min(0).max(1000)).min(1).max(20).optional(),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

/** What a file looks like, before anything is taken from it. */
export const ImportPreview = z.object({
  fileName: z.string(),
  bytes: z.number().int(),
  encoding: Encoding,
  delimiter: Delimiter,
  columns: z.array(
    z.object({
      index: z.number().int(),
      name: z.string(),
      guess: ImportField.nullable(),
      /** Up to five distinct values. */
      examples: z.array(z.string()),
    }),
  ),
  rows: z.number().int(),
  /** Distinct values of each column with at most thirty of them, for mapping stages. */
  values: z.record(z.string(), z.array(z.string())),
  suggestedStages: z.record(z.string(), ImportStage),
  suggestedSource: z.string(),
  /** Columns that together name a row, for a list without ids; empty when an id column was found. */
  suggestedIdentity: z.array(z.number().int()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const RefusedRow = z.object({
  /** Line of the file on which the row starts, counted from 1. */
  line: z.number().int(),
  title: z.string(),
  reason: z.string(),
});
export type RefusedRow = z.infer<typeof RefusedRow>;

/** A row that looks like something else; `rows` of the list say its very title. */
export const AlikeRow = z.object({
  line: z.number().int(),
  title: z.string(),
  rows: z.number().int(),
  /** What became of it; null in a dry run. */
  opportunityId: z.uuid().nullable(),
  /** 0–1, of the titles. */
  similarity: z.number(),
  /** An opportunity that is here, or an earlier line of the list. */
  like: z.object({
    id: z.uuid().nullable(),
    line: z.number().int().nullable(),
    title: z.string(),
  }),
});
export type AlikeRow = z.infer<typeof AlikeRow>;

/** What an import did, or, as a dry run, would do. */
export const ImportReport = z.object({
  importId: z.uuid().nullable(),
  dryRun: z.boolean(),
  read: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.array(RefusedRow),
  prioritiesCreated: z.array(z.string()),
  ownersCreated: z.array(z.string()),
  /** New rows that look like an opportunity here or like an earlier row; the fifty most alike are listed. */
  alike: z.object({
    count: z.number().int(),
    rows: z.array(AlikeRow),
    /** False where the list was too long to compare every title. */
    complete: z.boolean(),
  }),
});
export type ImportReport = z.infer<typeof ImportReport>;

/**
 * One line of the answer to an import asked for as `application/x-ndjson`: how far it is, then how it
 * ended. Nothing is kept until the line with the report has been sent.
 */
export const ImportProgress = z.union([
  z.strictObject({ read: z.number().int(), /** 0–1, of the file's bytes. */ share: z.number() }),
  z.strictObject({ report: ImportReport }),
  z.strictObject({ problem: Problem }),
]);
export type ImportProgress = z.infer<typeof ImportProgress>;

/** A past import; its mapping is offered when the same list comes again. */
export const ImportRun = z.object({
  id: z.uuid(),
  source: z.string(),
  fileName: z.string(),
  /** Null when it was written by an older edition and does not read any more. */
  mapping: ImportMapping.nullable(),
  read: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  /** Null for an import from the command line. */
  importedById: z.uuid().nullable(),
  importedAt: Instant,
});
export type ImportRun = z.infer<typeof ImportRun>;

/** The last fifty imports, newest first. */
export const ImportRuns = z.object({ imports: z.array(ImportRun) });
export type ImportRuns = z.infer<typeof ImportRuns>;
