import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Config } from '#server/config.ts';
import type { Database } from '#server/db/client.ts';
import type { Bus } from '#server/events/publish.ts';
import type { Mailer } from '#server/mail/mailer.ts';
import { Id } from '#shared/people/schema.ts';
import type { DeclaredRoute, Policy } from './declared-route.ts';
import type { SignedIn, WorkspaceActor } from './session.ts';

/** The server as routes see it: Zod schemas give the types of what comes in and goes out. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What the server is built from; `clock` is passed so that tests can move it. */
export type Deps = {
  config: Config;
  db: Database;
  bus: Bus;
  clock: () => Date;
  /** Null where no mail server is named. */
  mailer: Mailer | null;
};

export const IdPath = z.strictObject({ id: Id });
export const WorkspacePath = z.strictObject({ workspace: z.string() });

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy;
  }
  interface FastifyInstance {
    declaredRoutes: DeclaredRoute[];
  }
  interface FastifyRequest {
    /** Set for every route whose policy asks for a session. */
    signedIn: SignedIn;
    /** Set for every route of a workspace. */
    actor: WorkspaceActor;
    /** The workspace's revision when the request arrived. */
    revision: number;
  }
}
