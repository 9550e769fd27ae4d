import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as engineGlue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

type Engine = engineGlue.SchemaEngine;

export interface EngineTarget {
  url: string;
  /** The schema, as a path to name it by and its text. */
  schema: { path: string; content: string };
}

/** Prisma's migration engine, as WebAssembly over pg, so that nothing is downloaded. */
export async function withEngine<T>(
  { url, schema }: EngineTarget,
  act: (engine: Engine) => Promise<T>,
): Promise<T> {
  instantiate();
  const opened: Adapter[] = [];
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFor(url, opened));
  const options = { datamodels: [[schema.path, schema.content]] as [string, string][] };
  const engine = await engineGlue.SchemaEngine.new(options, () => undefined, factory);
  try {
    return await act(engine);
  } catch (error) {
    throw withCause(error, factory);
  } finally {
    engine.free();
    for (const adapter of opened) await adapter.dispose();
  }
}

/** The engine says only "External error id#0"; what PostgreSQL said is kept in the adapter's registry. */
function withCause(
  error: unknown,
  { errorRegistry }: ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
) {
  const message = error instanceof Error ? error.message : String(error);
  const id = /External error id#(\d+)/.exec(message)?.[1];
  const cause = id === undefined ? undefined : errorRegistry.consumeError(Number(id))?.error;
  return new Error(
    cause instanceof Error ? `${message.split('\n')[0]} ${cause.message}` : message,
    { cause },
  );
}

/** The little of it that is used: no library of types for Node 20 knows WebAssembly. */
interface WasmApi {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { __wbindgen_start(): void } };
}

let instantiated = false;

/** The package expects a bundler to load its WebAssembly; this is that part by hand. */
function instantiate(): void {
  if (instantiated) return;
  const glueFile = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const bytes = readFileSync(join(dirname(glueFile), 'schema_engine_bg.wasm'));
  const { Instance, Module } = (globalThis as unknown as { WebAssembly: WasmApi }).WebAssembly;
  const { exports } = new Instance(new Module(bytes), { './schema_engine_bg.js': lettingGo() });
  engineGlue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });
  instantiated = true;
}

/** The engine sets itself a limit of ten seconds and forgets it; no process should stay alive for that. */
function lettingGo() {
  const name = Object.keys(engineGlue).find((key) => key.startsWith('__wbg_setTimeout'));
  const setTimer = (act: () => void, ms: number) => setTimeout(act, ms).unref();
  return { ...engineGlue, ...(name ? { [name]: setTimer } : {}) };
}

/** Prisma's adapter with what keeps it from running migrations mended. */
function adapterFor(url: string, opened: Adapter[]) {
  const main = new PrismaPg({ connectionString: url, max: 2 });
  const keep = async (connecting: Promise<Adapter>) => {
    const adapter = await connecting;
    opened.push(disposingOnce(mended(adapter)));
    return adapter;
  };
  const connect = main.connect.bind(main);
  return Object.assign(main, {
    connect: () => keep(connect()),
    connectToShadowDb: () => keep(connectToShadow(url)),
  });
}

function disposingOnce(adapter: Adapter): Adapter {
  const dispose = adapter.dispose.bind(adapter);
  let disposing: Promise<void> | undefined;
  return Object.assign(adapter, { dispose: () => (disposing ??= dispose()) });
}

const [charType, textType] = [18, 25];

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

function mended(adapter: Adapter): Adapter {
  const pool = adapter.underlyingDriver();
  // The adapter cuts a script at every semicolon, also inside a trigger's body: send it whole.
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  // It does not know "char", the type of many columns of PostgreSQL's own catalogue. The engine
  // asks one thing at a time, so the columns of the last answer are those of this one.
  let chars: number[] = [];
  const poolQuery = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  pool.query = async (...args: unknown[]) => {
    const result = await poolQuery(...args);
    const fields = result.fields ?? [];
    chars = fields.flatMap(({ dataTypeID }, i) => (dataTypeID === charType ? [i] : []));
    for (const i of chars) Object.assign(fields[i] ?? {}, { dataTypeID: textType });
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const set = await queryRaw(query);
    for (const i of chars) set.columnTypes[i] = ColumnTypeEnum.Character;
    return set;
  };
  return adapter;
}

/** The adapter drops its shadow database while still connected to it, which PostgreSQL refuses. */
async function connectToShadow(url: string) {
  const name = `shadow_${process.pid}_${Date.now()}`;
  await runOnce(url, `CREATE DATABASE ${name}`);
  const shadowUrl = new URL(url);
  shadowUrl.pathname = `/${name}`;
  const shadow = await new PrismaPg({ connectionString: shadowUrl.href }).connect();
  const close = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await close();
    await runOnce(url, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return shadow;
}

async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
