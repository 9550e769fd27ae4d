import type { FastifyInstance } from 'fastify';

/** What the app answered; `version` is read from the ETag, 0 without one. */
export type Answer = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  body: any;
  version: number;
  headers: Record<string, unknown>;
};

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Asked = { payload?: object | string; headers?: Record<string, string> };

const ifMatch = (version: number | undefined): Record<string, string> =>
  version === undefined ? {} : { 'if-match': `"v${version}"` };

let people = 0;

/** Somebody signed in through the real route, with a client that speaks the API's conventions. */
export async function signInAs(app: FastifyInstance, who: { email: string; password: string }) {
  people += 1;
  // An address of their own: tries to sign in are limited per address.
  const remoteAddress = `10.0.${people >> 8}.${people & 255}`;
  let cookie = '';

  async function ask(
    method: Method,
    path: string,
    { payload, headers }: Asked = {},
  ): Promise<Answer> {
    const reply = await app.inject({
      method,
      url: `/api/v1${path}`,
      remoteAddress,
      headers: { cookie, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = String(reply.headers['content-type']).includes('json');
    return {
      status: reply.statusCode,
      body: isJson ? reply.json() : reply.body,
      version: Number(/^"v(\d+)"$/.exec(String(reply.headers.etag))?.[1] ?? 0),
      headers: { ...reply.headers },
    };
  }

  const signedIn = await ask('POST', '/session', { payload: who });
  if (signedIn.status !== 200)
    throw new Error(`${who.email} cannot sign in: ${signedIn.body.detail}`);
  cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';

  return {
    ask,
    /** The session, for requests made by hand. */
    cookie,
    get: (path: string) => ask('GET', path),
    /** With a key of its own each time, unless the test repeats one, and a version where the route wants one. */
    post: (
      path: string,
      payload: object = {},
      { key, version }: { key?: string; version?: number } = {},
    ) =>
      ask('POST', path, {
        payload,
        headers: { 'idempotency-key': key ?? crypto.randomUUID(), ...ifMatch(version) },
      }),
    put: (path: string, payload: object, { version }: { version?: number } = {}) =>
      ask('PUT', path, { payload, headers: ifMatch(version) }),
    patch: (path: string, payload: object, version?: number) =>
      ask('PATCH', path, { payload, headers: ifMatch(version) }),
  };
}

export type Person = Awaited<ReturnType<typeof signInAs>>;
