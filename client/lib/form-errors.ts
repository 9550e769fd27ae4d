import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';
import { ApiError, sentenceOf } from './api-error.ts';

/**
 * Puts the server's field errors beside their inputs.
 * @returns the sentence that belongs to no input, for a note above the form; undefined when every error found its place
 */
export function showServerErrors<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  known: readonly FieldPath<Values>[],
): string | undefined {
  const fields = error instanceof ApiError ? error.fields : [];
  const placed = fields.filter((field) => known.includes(field.path as FieldPath<Values>));
  for (const { path, message } of placed)
    setError(path as FieldPath<Values>, { type: 'server', message });
  const stray = fields.filter((field) => !placed.includes(field)).map((field) => field.message);
  if (placed.length > 0 && stray.length === 0) return undefined;
  return stray.length > 0 ? stray.join(' ') : sentenceOf(error);
}
