// Makes a set to measure on: node bench/generate.ts S|M|L, into UPTAKE_DATA (a new folder) or the database of DATABASE_URL.
import { join, resolve } from 'node:path';
import { migrate } from '../src/kernel/migrate.ts';
import { startEmbeddedPostgres } from '../src/postgres/index.ts';
import { bringVocabulary } from '../src/records/vocabulary.ts';
import { readSettings } from '../src/settings.ts';
import { loadSet } from './generator/load.ts';
import { sets, type SetName } from './generator/sets.ts';

const say = (line: string) => {
  process.stdout.write(`${Math.round(performance.now() / 1000)} s  ${line}\n`);
};

function isSet(name: string | undefined): name is SetName {
  return name !== undefined && Object.hasOwn(sets, name);
}

const name = process.argv[2];
if (!isSet(name)) throw new Error('which set? node bench/generate.ts S, M or L');
const settings = readSettings(process.env);
if (settings.databaseUrl === null) {
  // Without syncing to disk while it is made; whoever pulls the plug makes the set anew.
  const postgres = await startEmbeddedPostgres({
    folder: join(resolve(settings.dataFolder), 'postgres'),
    log: () => {},
    unsafeFast: true,
  });
  try {
    await migrate(postgres.ownerUrl);
    await bringVocabulary(postgres.ownerUrl);
    await loadSet(postgres.ownerUrl, name, say);
  } finally {
    await postgres.stop();
  }
} else {
  await migrate(settings.databaseUrl);
  await bringVocabulary(settings.databaseUrl);
  await loadSet(settings.databaseUrl, name, say);
}
say(`set ${name} is made`);
