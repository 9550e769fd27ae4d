import { useState } from 'react';
import type { z } from 'zod';
import { ApiError, requestIdOf, sentenceOf } from './api-error.ts';
import { keep, readKept } from './kept-words.ts';

/** Why a form was not taken, when that belongs to no single field. */
export interface Refusal {
  sentence: string;
  requestId: string | undefined;
}

/** A form whose words survive a switch of tabs, a closed panel and a reload. */
export interface KeptForm<Values> {
  values: Values;
  set: (change: Partial<Values>) => void;
  /** True once something was typed that is not sent yet. */
  isChanged: boolean;
  /** The sentence beside one field; `path` is dotted. */
  errorOf: (path: string) => string | undefined;
  refusal: Refusal | null;
  /** Counts refusals, so that the form can lead to the first field that is wrong. */
  refusals: number;
  /** The parsed input, or null with a sentence beside every field that is wrong. */
  check: <Schema extends z.ZodType>(schema: Schema, input: unknown) => z.output<Schema> | null;
  /** Shows why the server said no, beside the fields where it can. */
  refuse: (error: unknown) => void;
  /** The words have been sent, or given up. */
  forget: () => void;
}

type Errors = Readonly<Record<string, string>>;

/**
 * @param key names the words: which form of which thing
 * @param initial what the form starts from while nothing is kept
 */
export function useKeptForm<Values extends object>(key: string, initial: Values): KeptForm<Values> {
  const [kept, setKept] = useState<Values | undefined>(() => readKept<Values>(key));
  const [errors, setErrors] = useState<Errors>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [refusals, setRefusals] = useState(0);
  const values = kept ?? initial;

  function show(next: Errors, why: Refusal | null) {
    setErrors(next);
    setRefusal(why);
    setRefusals((count) => count + 1);
  }

  return {
    values,
    isChanged: kept !== undefined,
    refusal,
    refusals,
    errorOf: (path) => errors[path],
    set(change) {
      setKept((before) => {
        const next = { ...(before ?? initial), ...change };
        keep(key, next);
        return next;
      });
      setErrors((before) => withoutErrorsOf(before, Object.keys(change)));
    },
    check(schema, input) {
      const parsed = schema.safeParse(input);
      if (parsed.success) return parsed.data;
      const fields = parsed.error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        message,
      }));
      show(firstOfEach(fields), null);
      return null;
    },
    refuse(error) {
      const fields = error instanceof ApiError ? error.fields : [];
      const placed = fields.filter(({ path }) => (path.split('.')[0] ?? '') in values);
      const stray =
        placed.length === 0 ? { sentence: sentenceOf(error), requestId: requestIdOf(error) } : null;
      show(firstOfEach(placed), stray);
    },
    forget() {
      keep(key, undefined);
      setKept(undefined);
      setErrors({});
      setRefusal(null);
    },
  };
}

const withoutErrorsOf = (errors: Errors, names: readonly string[]): Errors =>
  Object.fromEntries(
    Object.entries(errors).filter(([path]) => !names.includes(path.split('.')[0] ?? '')),
  );

/** Several things wrong with one field: the first says enough. */
function firstOfEach(fields: readonly { path: string; message: string }[]): Errors {
  return Object.fromEntries(fields.toReversed().map(({ path, message }) => [path, message]));
}
