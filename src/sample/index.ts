/** The sample: the network BETTER and an invented one, with accounts for every role. For this machine only. */
import { sql } from 'kysely';
import { dayAt } from '../kernel/dates.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Tools } from '../kernel/tools.ts';
import { isOwnMachine } from '../settings.ts';
import { addAccounts } from './accounts.ts';
import { loadNetwork } from './load-network.ts';
import { folders, networkOn, readAccounts, readNetwork, type AccountData } from './data-files.ts';
import { keepSamplePassword, keptSamplePassword, newSamplePassword } from './password.ts';

/** The sample cannot be loaded, for a reason that the message gives in plain words. */
export class SampleProblem extends Error {}

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
  if (lines === null)
    throw new SampleProblem('There are projects here already. The sample is loaded into a new database.');
  return present === 'the sample' ? ['The sample is here already.', ...lines] : lines;
}

type Present = 'nothing' | 'the sample' | 'other projects';

async function whatIsThere(tools: Tools): Promise<Present> {
  return tools.pool.transaction("begin read only; set local uptake.administrator = 'yes'", async (db) => {
    const project = await db.selectFrom('project').select('id').limit(1).executeTakeFirst();
    const account = await db
      .selectFrom('person')
      .select('id')
      .where('is_sample', '=', true)
      .where('ended_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (account) return 'the sample';
    return project ? 'other projects' : 'nothing';
  });
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

/** Loads everything in one transaction: there is the whole sample or nothing of it. */
async function load(tools: Tools): Promise<void> {
  const accounts = await readAccounts();
  const today = dayAt(tools.clock(), 'Europe/Brussels');
  const networks = await Promise.all(folders.map(async (folder) => networkOn(await readNetwork(folder), today)));
  await tools.pool.transaction("begin; set local uptake.administrator = 'yes'", async (db) => {
    // Of two processes that start together one loads the sample; the other finds it there.
    await sql`select pg_advisory_xact_lock(${loading})`.execute(db);
    if (await db.selectFrom('project').select('id').limit(1).executeTakeFirst()) return;
    const password = newSamplePassword(tools);
    await keepSamplePassword(tools, password);
    const scope: Scope = { db, tools, who: { person: null, memberships: [] }, project: null, now: accountsSince };
    const actors = await addAccounts(scope, accounts, password);
    for (const network of networks) await loadNetwork(scope, network, accounts, actors);
  });
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
