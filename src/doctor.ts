import { access, constants, stat, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { sql } from 'kysely';
import { explainFailure } from './failure.ts';
import { newLog, openInstallation, type Installation } from './installation.ts';
import { jobCounts } from './kernel/job-counts.ts';
import { isOwnMachine, type Settings } from './settings.ts';

const roomWanted = 1_000_000_000;
/** Clocks further apart than this, in milliseconds, make sessions and links end too early or too late. */
const clockTolerance = 30_000;

type Tell = (isWell: boolean, line: string) => void;

/** Says what is well and what is not, one line each, and changes nothing. Returns 1 when something has to be mended. */
export async function diagnose(settings: Settings, say: (line: string) => void): Promise<number> {
  let isWell = true;
  const tell: Tell = (well, line) => {
    isWell &&= well;
    say(`${well ? 'well ' : 'mend '} ${line}`);
  };
  tell(true, `Node ${process.version} on ${process.platform} ${process.arch}`);
  const hasFolder = await tellOfFolder(resolve(settings.dataFolder), tell);
  if (hasFolder || settings.databaseUrl !== null) await tellOfDatabase(settings, tell);
  return isWell ? 0 : 1;
}

async function tellOfFolder(folder: string, tell: Tell): Promise<boolean> {
  if (!(await stat(folder).catch(() => null))) {
    tell(true, `data folder ${folder} is not there yet; the first start makes it`);
    return false;
  }
  const isWritable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  tell(isWritable, `data folder ${isWritable ? 'can' : 'cannot'} be written to`);
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  tell(free > roomWanted, `${(free / 1e9).toFixed(1)} GB free beside the data`);
  return isWritable;
}

async function tellOfDatabase(settings: Settings, tell: Tell): Promise<void> {
  const quiet: Settings = { ...settings, logLevel: 'warn' };
  try {
    const installation = await openInstallation(quiet, newLog(quiet), () => {}, { mayShare: true, migrates: false });
    try {
      await tellOfContent(installation, tell);
    } finally {
      await installation.close();
    }
  } catch (error) {
    tell(false, explainFailure(error));
  }
}

async function tellOfContent({ tools }: Installation, tell: Tell): Promise<void> {
  const { settings } = tools;
  const [server, jobs] = await tools.pool.transaction('begin read only', async (db) => {
    const found = await sql<{ version: string; role: string; now: Date; letters: number }>`
      select current_setting('server_version') as version, current_user as role, now(),
        (select count(*) from mail where sent_at is null) as letters`.execute(db);
    return [found.rows[0], await jobCounts({ db })];
  });
  if (!server) return;
  tell(true, `PostgreSQL ${server.version}, at this version of Uptake`);
  tell(server.role === 'uptake_app', `the application works as the role ${server.role}; uptake_app owns nothing`);
  const apart = Math.abs(server.now.getTime() - tools.clock().getTime());
  tell(apart < clockTolerance, `the clocks of this machine and the database are ${Math.round(apart / 1000)} s apart`);
  tell(
    settings.smtpUrl !== null || isOwnMachine(settings.publicUrl),
    settings.smtpUrl === null
      ? 'no mail server is set (UPTAKE_SMTP_URL): letters stay in the outbox'
      : `mail server set, ${server.letters} letters waiting`,
  );
  const failed = jobs.reduce((sum, job) => sum + job.failed, 0);
  tell(failed === 0, `${failed} jobs were given up; administrators find them at /administration/jobs`);
}
