import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pino, { type Logger } from 'pino';
import { openDocuments } from './documents/index.ts';
import { newChance } from './kernel/chance.ts';
import { openPool } from './kernel/db.ts';
import { openFileStore } from './kernel/files.ts';
import { openJobs, type JobRunner } from './kernel/jobs.ts';
import { newLive } from './kernel/live.ts';
import { newMeanings } from './kernel/meanings.ts';
import { newMailSender } from './kernel/mail-sender.ts';
import { migrate, MigrationProblem, missingMigrations } from './kernel/migrate.ts';
import type { Tools } from './kernel/tools.ts';
import { bringVocabulary } from './records/vocabulary.ts';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from './postgres/index.ts';
import type { Settings } from './settings.ts';

/** The database and the tools of one running process, and how to put them away again. */
export interface Installation {
  readonly tools: Tools;
  readonly jobs: JobRunner;
  readonly ownerUrl: string;
  /** Names of the migrations that were run now. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

export function newLog(settings: Settings): Logger {
  return pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

interface OpenDatabase {
  url: string;
  stop: () => Promise<void>;
}

/** The database that is set, or the embedded one: the one another process of ours has running, or our own. */
async function openDatabase(
  settings: Settings,
  log: Logger,
  onLost: (words: string) => void,
  mayShare: boolean,
): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) return { url: settings.databaseUrl, stop: () => Promise.resolve() };
  const folder = join(resolve(settings.dataFolder), 'postgres');
  const running = mayShare ? await runningEmbeddedPostgres(folder) : undefined;
  if (running !== undefined) return { url: running, stop: () => Promise.resolve() };
  const postgres = await startEmbeddedPostgres({ folder, log: (line) => log.debug({ postgres: line }) });
  void postgres.stopped.then(({ expected, lastWords }) => {
    if (!expected) onLost(lastWords);
  });
  return { url: postgres.ownerUrl, stop: () => postgres.stop() };
}

export interface Opening {
  /** Lets a command use the database of a server that is running on the same data folder. */
  readonly mayShare?: boolean;
  /** False for commands that only look: they refuse a database that is not at this version, and change nothing. */
  readonly migrates?: boolean;
}

/**
 * Opens everything a process needs, migrating the database first. `onLost` is told when the embedded database ends
 * by itself.
 */
export async function openInstallation(
  settings: Settings,
  log: Logger,
  onLost: (words: string) => void,
  { mayShare = false, migrates = true }: Opening = {},
): Promise<Installation> {
  await mkdir(resolve(settings.dataFolder), { recursive: true });
  const database = await openDatabase(settings, log, onLost, mayShare);
  try {
    const migrated = migrates ? await migrate(database.url) : await needMigrated(database.url);
    if (migrates) await bringVocabulary(database.url);
    let isClosing = false;
    const pool = openPool({
      url: database.url,
      connections: settings.connections,
      prepared: settings.preparedStatements,
      role: 'uptake_app',
      onError: (error) => {
        // The database of our own ends with us; what its last connections say then is no trouble.
        if (!isClosing) log.warn({ error: String(error) }, 'database connection lost');
      },
    });
    const jobs = openJobs(database.url, log);
    const documents = openDocuments();
    const tools: Tools = {
      settings,
      pool,
      clock: () => new Date(),
      chance: newChance(),
      mailSender: newMailSender(settings.smtpUrl, settings.mailFrom),
      meanings: newMeanings(settings.embeddings),
      files: openFileStore(join(resolve(settings.dataFolder), 'files')),
      jobs,
      documents,
      live: newLive(pool),
      log,
    };
    const close = async () => {
      isClosing = true;
      await tools.live.close();
      await jobs.stop();
      await documents.close();
      await pool.close();
      await database.stop();
    };
    return { tools, jobs, ownerUrl: database.url, migrated, close };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function needMigrated(url: string): Promise<string[]> {
  const missing = await missingMigrations(url);
  if (missing.length === 0) return [];
  throw new MigrationProblem(
    `The database is not at this version yet: ${missing.join(', ')}. Bring it there: bin/uptake migrate`,
  );
}
