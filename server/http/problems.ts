import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import {
  DomainError,
  type FieldProblem,
  type Problem,
  type ProblemCode,
  problemStatus,
} from '#shared/problem.ts';
import type { Api } from './api.ts';

const titles = {
  invalid_input: 'The request is not in the right shape',
  not_signed_in: 'Not signed in',
  not_allowed: 'Not allowed',
  not_found: 'Not found',
  conflict: 'Somebody was first',
  stale_version: 'It has changed',
  too_large: 'Too large',
  unsupported_file: 'Not a kind of file we read',
  rule_broken: 'A rule does not hold',
  version_required: 'A version is required',
  too_many_requests: 'Too many requests',
  internal: 'Something broke on our side',
  unavailable: 'Not available right now',
} satisfies Record<ProblemCode, string>;

const codeOfStatus = (status: number): ProblemCode =>
  (Object.keys(problemStatus) as ProblemCode[]).find((code) => problemStatus[code] === status) ??
  'invalid_input';

type Refusal = { code: ProblemCode; detail: string; fields?: FieldProblem[] | undefined };

/** What went wrong, as far as the caller may know. */
export function refusalOf(error: FastifyError | Error): Refusal {
  if (error instanceof DomainError) {
    return { code: error.code, detail: error.message, fields: error.fields };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      path: issue.instancePath.slice(1).replaceAll('/', '.'),
      message: issue.message ?? 'This is not right.',
    }));
    const detail = fields[0]
      ? `${fields[0].path ? `${fields[0].path}: ` : ''}${fields[0].message}`
      : '';
    return { code: 'invalid_input', detail, fields };
  }
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status !== undefined && status < 500)
    return { code: codeOfStatus(status), detail: error.message };
  if (status === 503)
    return { code: 'unavailable', detail: 'Too busy right now. Nothing was changed; try again.' };
  return {
    code: 'internal',
    detail: 'Nothing was changed. Try again, and tell us the request id if it stays.',
  };
}

/** An RFC 9457 body for a refusal. */
export function problemOf({ code, detail, fields }: Refusal, requestId: string): Problem {
  const base = {
    type: `/problems/${code}`,
    title: titles[code],
    status: problemStatus[code],
    code,
    detail,
    requestId,
  };
  return fields && fields.length > 0 ? { ...base, fields } : base;
}

export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(problemStatus[refusal.code])
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemOf(refusal, reply.request.id));
}

/** The one error handler. */
export function answerProblems(app: Api): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'internal') request.log.error({ err: error }, 'a request broke');
    else request.log.info({ code: refusal.code }, refusal.detail);
    return sendProblem(reply, refusal);
  });
}
