import { z } from 'zod';

const yesOrNo = z.enum(['yes', 'no']).transform((answer) => answer === 'yes');
const port = z.coerce.number().int().min(0).max(65535);
const megabytes = z.coerce.number().positive().max(1000);

/** Every setting there is, with its default. docs/running.md has the table that people read. */
const shape = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  UPTAKE_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  UPTAKE_URL: z.url({ protocol: /^https?$/ }).optional(),
  UPTAKE_SAMPLE: yesOrNo.optional(),
  UPTAKE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  UPTAKE_MAIL_FROM: z.string().min(3).default('Uptake <uptake@localhost>'),
  UPTAKE_EMBEDDINGS_URL: z.url({ protocol: /^https?$/ }).optional(),
  UPTAKE_EMBEDDINGS_MODEL: z.string().min(1).optional(),
  UPTAKE_EMBEDDINGS_KEY: z.string().min(1).optional(),
  UPTAKE_UPLOAD_MB: megabytes.default(25),
  UPTAKE_PROXY: yesOrNo.default(false),
  UPTAKE_WORKER: yesOrNo.default(true),
  UPTAKE_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  UPTAKE_PREPARED: yesOrNo.default(true),
  UPTAKE_CONNECTIONS: z.coerce.number().int().min(2).max(100).default(10),
});

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** Null: the application starts and looks after its own PostgreSQL. */
  readonly databaseUrl: string | null;
  readonly publicUrl: URL;
  readonly loadSample: boolean;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** A service that makes numbers of published texts, by which likeness in meaning is seen; null: nobody is asked. */
  readonly embeddings: { readonly url: URL; readonly model: string; readonly key: string | null } | null;
  readonly uploadBytes: number;
  /** A proxy of ours stands in front and says the client's address in X-Forwarded-For. */
  readonly trustsProxy: boolean;
  readonly runsWorker: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly preparedStatements: boolean;
  readonly connections: number;
}

export class SettingsProblem extends Error {}

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** True when the address can only be reached from this machine: samples and the outbox page are for such a one. */
export function isOwnMachine(url: URL): boolean {
  return loopback.test(url.hostname);
}

/** Reads the settings from the environment. Throws SettingsProblem with one plain line for each wrong one. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = shape.safeParse(given);
  if (!read.success) {
    throw new SettingsProblem(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const values = read.data;
  const publicUrl = new URL(values.UPTAKE_URL ?? `http://127.0.0.1:${values.PORT}`);
  if (publicUrl.protocol === 'http:' && !isOwnMachine(publicUrl)) {
    throw new SettingsProblem('UPTAKE_URL: a public address needs https, or people could not sign in safely');
  }
  const loadSample = values.UPTAKE_SAMPLE ?? values.DATABASE_URL === undefined;
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder: values.UPTAKE_DATA,
    databaseUrl: values.DATABASE_URL ?? null,
    publicUrl,
    loadSample,
    smtpUrl: values.UPTAKE_SMTP_URL ?? null,
    mailFrom: values.UPTAKE_MAIL_FROM,
    embeddings: embeddingsOf(values),
    uploadBytes: values.UPTAKE_UPLOAD_MB * 1024 * 1024,
    trustsProxy: values.UPTAKE_PROXY,
    runsWorker: values.UPTAKE_WORKER,
    logLevel: values.UPTAKE_LOG,
    preparedStatements: values.UPTAKE_PREPARED,
    connections: values.UPTAKE_CONNECTIONS,
  };
}

function embeddingsOf(values: z.infer<typeof shape>): Settings['embeddings'] {
  const { UPTAKE_EMBEDDINGS_URL: url, UPTAKE_EMBEDDINGS_MODEL: model, UPTAKE_EMBEDDINGS_KEY: key } = values;
  if (url === undefined) return null;
  if (model === undefined) throw new SettingsProblem('UPTAKE_EMBEDDINGS_MODEL: say which model the service is to use');
  return { url: new URL(url), model, key: key ?? null };
}
