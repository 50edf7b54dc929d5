import { access, constants, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';
import { sql } from 'kysely';
import { newLog, openInstallation } from './installation.ts';
import { isOwnMachine, type Settings } from './settings.ts';

const roomWanted = 1_000_000_000;

/** Says what is well and what is not, one line each. Returns 1 when something has to be mended. */
export async function diagnose(settings: Settings, say: (line: string) => void): Promise<number> {
  let isWell = true;
  const tell = (well: boolean, line: string) => {
    isWell &&= well;
    say(`${well ? 'well ' : 'mend '} ${line}`);
  };
  tell(true, `Node ${process.version} on ${process.platform} ${process.arch}`);
  const folder = resolve(settings.dataFolder);
  const installation = await openInstallation(
    { ...settings, logLevel: 'warn' },
    newLog({ ...settings, logLevel: 'warn' }),
    () => {},
    true,
  );
  try {
    const isWritable = await access(folder, constants.W_OK).then(
      () => true,
      () => false,
    );
    tell(isWritable, `data folder ${isWritable ? 'can' : 'cannot'} be written to`);
    const disk = await statfs(folder);
    const free = disk.bavail * disk.bsize;
    tell(free > roomWanted, `${Math.round(free / 1e9)} GB free beside the data`);
    const server = await installation.tools.pool.transaction('begin read only', (db) =>
      sql<{ version: string; role: string; waiting: number }>`
        select current_setting('server_version') as version, current_user as role,
          (select count(*) from mail where sent_at is null) as waiting`.execute(db),
    );
    const found = server.rows[0];
    tell(Number.parseInt(found?.version ?? '', 10) >= 15, `PostgreSQL ${found?.version ?? 'unknown'}`);
    tell(
      found?.role === 'uptake_app',
      `the application works as the role ${found?.role ?? 'unknown'}; uptake_app owns nothing`,
    );
    const letters = found?.waiting ?? 0;
    tell(
      settings.smtpUrl !== null || isOwnMachine(settings.publicUrl),
      settings.smtpUrl === null
        ? 'no mail server is set (UPTAKE_SMTP_URL): letters stay in the outbox'
        : `mail server set, ${letters} letters waiting`,
    );
  } finally {
    await installation.close();
  }
  return isWell ? 0 : 1;
}
