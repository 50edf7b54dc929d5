/** The sample: the network BETTER and an invented one, with accounts for every role. For this machine only. */
import { sql } from 'kysely';
import { dayAt } from '../kernel/dates.ts';
import type { Db } from '../kernel/db.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Tools } from '../kernel/tools.ts';
import { isOwnMachine } from '../settings.ts';
import { addAccounts, type Actors } from './accounts.ts';
import { loadNetwork } from './load-network.ts';
import { folders, networkOn, readAccounts, readNetwork, type AccountData } from './data-files.ts';
import { keepSamplePassword, keptSamplePassword, newSamplePassword } from './password.ts';

/** The sample cannot be loaded, for a reason that the message gives in plain words. */
export class SampleProblem extends Error {}

const tooLate = 'There are projects in this database already. The sample is loaded into a new one only.';
/** Names the lock of loading. */
const loading = 7_262_811;
/** Before the first project of the sample began. */
const accountsSince = new Date('2019-07-01T08:00:00Z');

/**
 * Loads the sample into a database without projects and gives the lines that tell its accounts; with the sample there
 * already it only tells them. Null when the database has other projects.
 */
export async function loadSampleOnce(tools: Tools): Promise<readonly string[] | null> {
  const present = await whatIsThere(tools);
  if (!isOwnMachine(tools.settings.publicUrl)) return refuseHere(tools, present);
  if (present === 'nothing') await load(tools);
  return present === 'other projects' ? null : tellAccounts(await readAccounts(), await keptSamplePassword(tools));
}

/** The same by command: what cannot be done is said as a SampleProblem. */
export async function loadSample(tools: Tools): Promise<readonly string[]> {
  const present = await whatIsThere(tools);
  if (!isOwnMachine(tools.settings.publicUrl)) throw new SampleProblem(refusal(tools));
  const lines = await loadSampleOnce(tools);
  if (lines === null) throw new SampleProblem(tooLate);
  return present === 'the sample' ? ['The sample is here already.', ...lines] : lines;
}

type Present = 'nothing' | 'the sample' | 'other projects';

function whatIsThere(tools: Tools): Promise<Present> {
  return tools.pool.transaction("begin read only; set local uptake.administrator = 'yes'", presentIn);
}

async function presentIn(db: Db): Promise<Present> {
  const project = await db.selectFrom('project').select('id').limit(1).executeTakeFirst();
  if (!project) return 'nothing';
  const account = await db.selectFrom('person').select('id').where('is_sample', '=', true).limit(1).executeTakeFirst();
  return account ? 'the sample' : 'other projects';
}

function refusal({ settings }: Tools): string {
  return `The sample is not loaded: its accounts share one password, so they are for this machine alone, and UPTAKE_URL is ${settings.publicUrl.origin}.`;
}

/** On a public address a sample that is there already is a danger, one that is not there is nothing to speak of. */
function refuseHere(tools: Tools, present: Present): readonly string[] {
  if (present === 'the sample') {
    throw new SampleProblem(
      `This database holds the sample, whose accounts share one password, and UPTAKE_URL is ${tools.settings.publicUrl.origin}. Start with another data folder or database.`,
    );
  }
  return [refusal(tools)];
}

/** Whoever waits for another process to load may wait long, on a slow machine. */
const toLoad =
  "begin; set local uptake.administrator = 'yes'; set local lock_timeout = 0; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0";

/** Loads the accounts, then both networks side by side: both are there in the end, or neither. */
async function load(tools: Tools): Promise<void> {
  const { pool } = tools;
  const accounts = await readAccounts();
  const today = dayAt(tools.clock(), 'Europe/Brussels');
  const [better, skylark] = await Promise.all(
    folders.map(async (folder) => networkOn(await readNetwork(folder), today)),
  );
  if (!better || !skylark) throw new Error('the sample has two networks');
  const nobody = { who: { person: null, memberships: [] }, project: null, tools, now: accountsSince };
  await pool.transaction(toLoad, async (db) => {
    // Of two processes that start together one loads the sample; the other waits and finds it there.
    await sql`select pg_advisory_xact_lock(${loading})`.execute(db);
    if ((await presentIn(db)) !== 'nothing') return;
    const actors = await pool.transaction('begin', (beside) => addAnew(tools, { db: beside, ...nobody }, accounts));
    const first = Promise.withResolvers<void>();
    const second = pool.transaction(toLoad, async (beside) => {
      await loadNetwork({ db: beside, ...nobody }, skylark, accounts, actors);
      await first.promise;
    });
    // Its failure is told where it is waited for.
    second.catch(() => {});
    await loadNetwork({ db, ...nobody }, better, accounts, actors).then(first.resolve, first.reject);
    await second;
  });
}

/** Makes the accounts with a new password; those of a loading that was broken off go. */
async function addAnew(tools: Tools, scope: Scope, accounts: readonly AccountData[]): Promise<Actors> {
  await scope.db.deleteFrom('person').where('is_sample', '=', true).execute();
  const password = newSamplePassword(tools);
  await keepSamplePassword(tools, password);
  return addAccounts(scope, accounts, password);
}

function tellAccounts(accounts: readonly AccountData[], password: string | null): string[] {
  const widest = Math.max(...accounts.map(({ email }) => email.length));
  return [
    password === null
      ? 'Sample accounts (their password was told when the sample was loaded; a new one comes by “forgotten password” to the page /outbox):'
      : `Sample accounts, all with the password ${password}`,
    ...accounts.map(({ email, name }) => `  ${email.padEnd(widest)}  ${name}`),
  ];
}
