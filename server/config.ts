import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const flag = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((text) => text === 'true');

const wholeNumber = (min: number, max: number) => {
  const sentence = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, sentence)
    .transform(Number)
    .pipe(z.number().min(min, sentence).max(max, sentence));
};

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be a web address such as https://baton.example.org' })
  .transform((address) => address.replace(/\/+$/, ''));

const mailServer = z.url({
  protocol: /^smtps?$/,
  error: 'must look like smtp://user:password@host:587',
});

/** Every variable Baton reads; .env.example says the same for people. */
const variables = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('production'),
  HOST: z.string().default('localhost'),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_URL: webAddress.optional(),
  SMTP_URL: mailServer.optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must look like postgresql://user:password@host:5432/baton',
    })
    .optional(),
  DATABASE_POOL_SIZE: wholeNumber(2, 100).default(10),
  DATA_DIR: z.string().default('.data'),
  SEED_DEMO: flag.optional(),
  SESSION_DAYS: wholeNumber(1, 365).default(30),
  TRUST_PROXY: z
    .string()
    .transform((text) => (text === 'true' ? true : text === 'false' ? false : text))
    .default(false),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'must be trace, debug, info, warn, error or silent',
    )
    .default('info'),
});

/** What the server needs to know from outside, checked and in the shape it is used in. */
export interface Config {
  mode: 'production' | 'development' | 'test';
  host: string;
  port: number;
  /** How people reach Baton from outside, without a slash at the end; decides links and secure cookies. */
  publicUrl: string;
  /** Undefined: nothing is ever sent by e-mail. */
  smtpUrl: string | undefined;
  /** Who e-mails are from. */
  mailFrom: string;
  /** Undefined: Baton starts the PostgreSQL it brings along, in dataDir. */
  databaseUrl: string | undefined;
  databasePoolSize: number;
  dataDir: string;
  /** Fill an empty database with the demo world. */
  seedDemo: boolean;
  sessionDays: number;
  /** Whose X-Forwarded-For to believe: nobody's, everybody's, or addresses and networks by comma. */
  trustProxy: boolean | string;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Environment variables that cannot be used; the message lists every one of them. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** The configuration of this process: its environment, completed from a file .env in the folder. */
export function loadConfig(folder: string): Config {
  const file = join(folder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return readConfig(process.env);
}

/** Reads the environment, an empty variable counting as absent. Throws a ConfigError. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const result = variables.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}.`);
    throw new ConfigError(['Baton cannot start with this configuration:', ...lines].join('\n'));
  }
  const read = result.data;
  const publicUrl = read.PUBLIC_URL ?? `http://localhost:${read.PORT}`;
  return {
    mode: read.NODE_ENV,
    host: read.HOST,
    port: read.PORT,
    publicUrl,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM ?? `baton@${new URL(publicUrl).hostname}`,
    databaseUrl: read.DATABASE_URL,
    databasePoolSize: read.DATABASE_POOL_SIZE,
    dataDir: resolve(read.DATA_DIR),
    seedDemo: read.SEED_DEMO ?? read.DATABASE_URL === undefined,
    sessionDays: read.SESSION_DAYS,
    trustProxy: read.TRUST_PROXY,
    logLevel: read.LOG_LEVEL,
  };
}
