import { z } from 'zod';
import { type Api, type Deps, IdPath } from '#server/http/api.ts';
import { etag, ifMatch, type Unit, write } from '#server/http/write.ts';
import { SettleAssumption, WriteAssumption } from '#shared/handoffs/assumption.ts';
import {
  type AssumptionAt,
  removeAssumption,
  settleAssumption,
  writeAssumption,
} from './assumption-commands.ts';

const AssumptionPath = z.strictObject({ id: z.uuid(), assumptionId: z.uuid() });
const Kept = z.object({ version: z.number().int() });
const assumes = { policy: { scope: 'handoff', verb: 'assume' } } as const;

type Versioned = AssumptionAt & { seen: number };
type Declared<Body> = {
  path: string;
  body?: z.ZodType<Body>;
  command: (unit: Unit, at: Versioned, body: Body) => Promise<number>;
};

/** What a brief takes for granted: written, settled, removed, and each of these taken back. */
export const assumptionRoutes = (deps: Deps) => async (app: Api) => {
  app.post(
    '/handoffs/:id/assumptions',
    {
      config: assumes,
      schema: {
        params: IdPath,
        body: WriteAssumption,
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const { value } = await write(deps, request, (unit) =>
        writeAssumption(unit, request.params.id, request.body),
      );
      return reply.code(201).send({ id: value });
    },
  );

  function declare<Body>({ path, body, command }: Declared<Body>): void {
    app.post(
      `/handoffs/:id/assumptions/:assumptionId/${path}`,
      {
        config: assumes,
        schema: { params: AssumptionPath, ...(body && { body }), response: { 200: Kept } },
      },
      async (request, reply) => {
        const { id: handoffId, assumptionId } = request.params;
        const at = { handoffId, assumptionId, seen: ifMatch(request) };
        const { value } = await write(deps, request, (unit) =>
          command(unit, at, request.body as Body),
        );
        return etag(reply, value).send({ version: value });
      },
    );
  }
  declare<SettleAssumption>({
    path: 'settle',
    body: SettleAssumption,
    command: (unit, at, settled) => settleAssumption(unit, { ...at, settled }),
  });
  declare({ path: 'remove', command: (unit, at) => removeAssumption(unit, at) });
  declare({
    path: 'put-back',
    command: (unit, at) => removeAssumption(unit, { ...at, back: true }),
  });
};
