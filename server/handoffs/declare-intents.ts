import type { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { ifMatch, type Unit, write } from '#server/http/write.ts';
import type { Verb } from '#shared/people/can.ts';
import { Moved } from '#shared/roadmap/schema.ts';
import type { CardPlaced } from './back-to-draft.ts';

export const forHandoff = (verb: Verb) => ({ policy: { scope: 'handoff', verb } }) as const;

/** What every move of a handoff is told: which one, and, where it matters, the version the caller saw. */
type Told<Body> = { handoffId: string; seen: number; body: Body };

type Declared<Body extends z.ZodType> = {
  path: string;
  body: Body;
  command: (unit: Unit, told: Told<z.output<Body>>) => Promise<CardPlaced>;
  /** False where the race itself decides, not the version the caller saw. */
  versioned?: boolean;
};

/** Declares one intent of DESIGN §3: its path, its right, what it asks, and the command that does it. */
export const declareIntents =
  (app: Api, deps: Deps) =>
  <Body extends z.ZodType>(
    verb: Verb,
    { path, body, command, versioned = true }: Declared<Body>,
  ): void => {
    app.post(
      `/handoffs/:id/${path}`,
      {
        config: forHandoff(verb),
        schema: { params: IdPath, body: body as z.ZodType, response: { 200: Moved } },
      },
      async (request) => {
        const seen = versioned ? ifMatch(request) : 0;
        const told = { handoffId: request.params.id, seen, body: request.body as z.output<Body> };
        const { value, revision } = await write(deps, request, (unit) => command(unit, told));
        return { ...value, revision };
      },
    );
  };
