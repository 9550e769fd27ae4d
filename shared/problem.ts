import { z } from 'zod';

/** Every way a request can fail, and the HTTP status it is answered with. The codes live here only. */
export const problemStatus = {
  invalid_input: 400,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  stale_version: 412,
  too_large: 413,
  unsupported_file: 415,
  rule_broken: 422,
  version_required: 428,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

export const ProblemCode = z.enum(
  Object.keys(problemStatus) as [keyof typeof problemStatus, ...(keyof typeof problemStatus)[]],
);
export type ProblemCode = keyof typeof problemStatus;

/** One field of the request that is wrong. `path` is dotted: `risks.0.then`. */
export const FieldProblem = z.object({ path: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** The body of every refusal: RFC 9457 `application/problem+json`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: ProblemCode,
  detail: z.string(),
  requestId: z.string(),
  fields: z.array(FieldProblem).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** A refusal by the product's rules. `message` is a sentence for the person who asked. */
export class DomainError extends Error {
  readonly code: ProblemCode;
  readonly fields: FieldProblem[] | undefined;

  constructor(code: ProblemCode, message: string, fields?: FieldProblem[]) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.fields = fields;
  }
}
