import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { transaction } from '#server/db/transaction.ts';
import { type Api, type Deps, IdPath, WorkspacePath } from '#server/http/api.ts';
import { problemOf } from '#server/http/problems.ts';
import { write } from '#server/http/write.ts';
import {
  ImportPreview,
  type ImportProgress,
  ImportReport,
  ImportRuns,
} from '#shared/opportunities/import.ts';
import { DomainError } from '#shared/problem.ts';
import { importList, type ListToImport } from './import-commands.ts';
import { previewList } from './import-preview.ts';
import { findImports, refusedCsv } from './import-queries.ts';
import { openList } from './import-reader.ts';
import { readForm, receive } from './import-upload.ts';

const NDJSON = 'application/x-ndjson';
const policy = { scope: 'workspace', verb: 'import' } as const;

/** Lists: looked at, imported, and what became of past ones. */
export const importRoutes = (deps: Deps) => async (app: Api) => {
  app.post(
    '/workspaces/:workspace/imports/preview',
    {
      config: { policy },
      schema: {
        params: WorkspacePath,
        consumes: ['multipart/form-data'],
        response: { 200: ImportPreview },
      },
    },
    async (request) => {
      const upload = await receive(request);
      return previewList(upload).finally(upload.discard);
    },
  );

  app.post(
    '/workspaces/:workspace/imports',
    {
      config: { policy },
      schema: {
        description: `A form with \`file\`, \`mapping\` (ImportMapping as JSON) and \`dryRun\`. Asked for as ${NDJSON}, it is answered line by line: how many rows are read, then the report or a problem.`,
        params: WorkspacePath,
        consumes: ['multipart/form-data'],
        response: { 200: ImportReport },
      },
    },
    (request, reply) => answerImport(deps, request, reply),
  );

  app.get(
    '/workspaces/:workspace/imports',
    { config: { policy }, schema: { params: WorkspacePath, response: { 200: ImportRuns } } },
    ({ actor }) => findImports(deps.db, actor.workspaceId),
  );

  app.get(
    '/imports/:id/refused.csv',
    {
      config: { policy: { scope: 'import', verb: 'import' } },
      schema: { params: IdPath, produces: ['text/csv'], response: { 200: z.string() } },
    },
    async ({ actor, params }, reply) => {
      const { name, csv } = await refusedCsv(deps.db, actor.workspaceId, params.id);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .serializer(String)
        .send(csv);
    },
  );
};

/** Receives the list and imports it; what is wrong with the file or the form is said before anything begins. */
async function answerImport(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const upload = await receive(request);
  let streaming = false;
  try {
    const { mapping, dryRun } = readForm(upload.fields);
    const list = await openList(upload.path, mapping);
    const { fileName, sha256 } = upload;
    // What a repeated request is recognised by, as the form itself is not kept.
    request.body = { fileName, sha256, mapping, dryRun };
    const input = { list, fileName, sha256, mapping, dryRun };
    const run = (onBatch: ListToImport['onBatch']) =>
      runImport(deps, request, reply, { ...input, onBatch });
    if (!request.headers.accept?.includes(NDJSON)) return await run(undefined);
    streaming = true;
    return streamProgress(request, reply, upload.bytes, (onBatch) =>
      run(onBatch).finally(upload.discard),
    );
  } finally {
    if (!streaming) await upload.discard();
  }
}

/** One transaction; it is given up when whoever asked has hung up. */
async function runImport(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  input: ListToImport,
) {
  const mustBeThere = () => {
    if (reply.raw.destroyed && !reply.raw.writableFinished) {
      throw new DomainError(
        'invalid_input',
        'Whoever asked for this import has hung up. Nothing was imported.',
      );
    }
  };
  const watched: ListToImport = {
    ...input,
    onBatch: (read, bytes) => {
      mustBeThere();
      input.onBatch?.(read, bytes);
    },
  };
  const { workspaceId, memberId } = request.actor;
  if (input.dryRun) {
    const dry = { workspaceId, memberId, now: deps.clock() };
    return (await transaction(deps.db, (tx) => importList({ tx, ...dry }, watched))).report;
  }
  const { value } = await write(deps, request, async ({ tx, now, record }) => {
    const { report, event } = await importList({ tx, workspaceId, memberId, now }, watched);
    mustBeThere();
    if (event) record(event);
    return report;
  });
  return value;
}

/** Answers line by line while the import runs. A refusal comes as a last line, as the status is sent by then. */
function streamProgress(
  request: FastifyRequest,
  reply: FastifyReply,
  bytes: number,
  run: (onBatch: NonNullable<ListToImport['onBatch']>) => Promise<ImportReport>,
): FastifyReply {
  const out = new PassThrough();
  const say = (line: ImportProgress) => {
    if (!out.destroyed) out.write(`${JSON.stringify(line)}\n`);
  };
  const progress = (read: number, seen: number) =>
    say({ read, share: bytes === 0 ? 1 : Math.min(1, seen / bytes) });
  run(progress)
    .then((report) => say({ report }))
    .catch((error: unknown) => {
      if (!(error instanceof DomainError)) request.log.error({ err: error }, 'an import broke');
      const detail = 'Nothing was imported. Try again, and tell us the request id if it stays.';
      const refusal =
        error instanceof DomainError
          ? { code: error.code, detail: error.message, fields: error.fields }
          : { code: 'internal' as const, detail };
      say({ problem: problemOf(refusal, request.id) });
    })
    .finally(() => out.end());
  return reply
    .type(NDJSON)
    .header('x-accel-buffering', 'no')
    .header('cache-control', 'no-store')
    .serializer(String)
    .send(out);
}
