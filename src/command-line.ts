import { verifyHistories } from './records/checkpoints.ts';
import { addPersonByCommand } from './features/account/index.ts';
import { newLog, openInstallation, type Installation } from './installation.ts';
import { explainFailure, isExpected } from './failure.ts';
import { loadSample } from './sample/index.ts';
import { runServer } from './server.ts';
import { runWorker } from './worker.ts';
import { diagnose } from './doctor.ts';
import { readSettings, type Settings } from './settings.ts';

const usage = `Uptake, the command line

  uptake serve                          serve the web site (npm start does this)
  uptake worker                         do the waiting jobs only: mail, nightly work
  uptake migrate                        bring the database to this version
  uptake sample                         load the sample projects into a new database
  uptake user add EMAIL NAME [--administrator]
                                        add a person; prints a link to choose a password
  uptake history verify                 check that no history line was changed or removed
  uptake doctor                         say what is well and what is not

Settings come from the environment; docs/running.md lists them.`;

const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};

async function withInstallation(
  settings: Settings,
  work: (installation: Installation) => Promise<number>,
  migrates = true,
): Promise<number> {
  const quiet: Settings = { ...settings, logLevel: 'warn' };
  const installation = await openInstallation(quiet, newLog(quiet), (words) => say(words), {
    mayShare: true,
    migrates,
  });
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

async function verify({ tools }: Installation): Promise<number> {
  const flaws = await verifyHistories(tools);
  for (const flaw of flaws) say(flaw);
  if (flaws.length === 0) say('The history is whole.');
  return flaws.length === 0 ? 0 : 1;
}

async function run(words: readonly string[], settings: Settings): Promise<number> {
  const [command = '', ...rest] = words;
  switch (command) {
    case 'serve':
      await runServer(settings, say);
      return 0;
    case 'worker':
      await runWorker(settings, say);
      return 0;
    case 'migrate':
      return withInstallation(settings, async ({ migrated }) => {
        say(migrated.length === 0 ? 'The database is up to date.' : `Migrated: ${migrated.join(', ')}`);
        return 0;
      });
    case 'sample':
      return withInstallation(settings, async ({ tools }) => {
        for (const line of await loadSample(tools)) say(line);
        return 0;
      });
    case 'user':
      if (rest[0] !== 'add' || !rest[1] || !rest[2]) return misused();
      return withInstallation(settings, async ({ tools }) => {
        say(
          await addPersonByCommand(tools, {
            email: rest[1] ?? '',
            name: rest[2] ?? '',
            isAdministrator: rest.includes('--administrator'),
          }),
        );
        return 0;
      });
    case 'history':
      return rest[0] === 'verify' ? withInstallation(settings, verify, false) : misused();
    case 'doctor':
      return diagnose(settings, say);
    default:
      return misused();
  }
}

function misused(): number {
  say(usage);
  return 2;
}

/** Runs one command; what cannot go on is said in plain words, without a stack. Returns the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    return await run(words, readSettings(process.env));
  } catch (error) {
    process.stderr.write(`${explainFailure(error)}\n`);
    if (!isExpected(error)) process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
