import type { FieldProblem, ProblemCode } from '#shared/problem.ts';

/** A request that was refused, or did not arrive (`offline`), or was answered with something unreadable. */
export class ApiError extends Error {
  readonly code: ProblemCode | 'offline' | 'unreadable';
  /** The HTTP status; 0 when nothing was answered. */
  readonly status: number;
  /** A sentence for the person: what happened, what was kept. */
  readonly detail: string;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | undefined;

  constructor(facts: {
    code: ApiError['code'];
    status: number;
    detail: string;
    fields?: readonly FieldProblem[] | undefined;
    requestId?: string | undefined;
  }) {
    super(facts.detail);
    this.name = 'ApiError';
    this.code = facts.code;
    this.status = facts.status;
    this.detail = facts.detail;
    this.fields = facts.fields ?? [];
    this.requestId = facts.requestId;
  }
}

/** The sentence of any error, for a note or a toast. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError
    ? error.detail
    : 'Something went wrong on this page. What you saved before is kept.';
}

/** The request id of any error, when it has one. */
export function requestIdOf(error: unknown): string | undefined {
  return error instanceof ApiError ? error.requestId : undefined;
}
