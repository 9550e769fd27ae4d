import type { Verb } from '#shared/people/can.ts';
import type { Scope } from './session.ts';

/** Who a route is for; declared by every route under /api, or the server does not start. */
export type Policy =
  /** Anybody, signed in or not. */
  | { scope: 'public' }
  /** Anybody signed in, about themself. */
  | { scope: 'account' }
  /** A member of the workspace the path leads to, whose roles may hold the right. */
  | { scope: Scope; verb: Verb };

/** Every route with who it is for; health checks and files of the client have no policy. */
export type DeclaredRoute = { method: string; url: string; policy: Policy | undefined };
