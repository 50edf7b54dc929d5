import { chmod, lchown, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { PostgresProblem } from './problem.ts';
import { cleanEnvironment, run } from './program.ts';

/** "nobody". PostgreSQL refuses to run as root, and wants a user that /etc/passwd knows. */
const nobody = 65534;

/** How a database program is started so that it may run and cannot outlive us. */
export interface Launch {
  /** Put in front of the program; each one replaces itself by the next, so the process id stays the child's. */
  prefix: string[];
  /** Who must own the data, as seen from here; undefined where files have no such owner (Windows). */
  owner: number | undefined;
  /** True when the programs run as a user who may not enter the folders of this one. */
  otherUser: boolean;
  /** True when the operating system ends the server when we die. */
  endsWithUs: boolean;
}

/**
 * As a normal user: as that user. As root: in a user namespace, where root's own files belong to "nobody" and nothing
 * changes hands; where such namespaces are forbidden, as the real "nobody".
 */
export async function chooseLaunch(): Promise<Launch> {
  const me = process.getuid?.();
  const endWithUs = ['setpriv', '--pdeathsig', 'INT'];
  const endsWithUs = process.platform === 'linux' && (await works([...endWithUs, 'true']));
  const tail = endsWithUs ? endWithUs : [];
  if (me !== 0) return { prefix: tail, owner: me, otherUser: false, endsWithUs };

  const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];
  if (await works([...namespace, ...tail, 'true'])) {
    return { prefix: [...namespace, ...tail], owner: 0, otherUser: false, endsWithUs };
  }
  const drop = ['setpriv', '--reuid', `${nobody}`, '--regid', `${nobody}`, '--clear-groups', '--pdeathsig', 'INT'];
  if (await works([...drop, 'true'])) return { prefix: drop, owner: nobody, otherUser: true, endsWithUs: true };
  throw new PostgresProblem(
    'The embedded database cannot run as root here (neither unshare nor setpriv work). ' +
      'Start as a normal user, or set DATABASE_URL.',
  );
}

/** Sees to it that the data belongs to the user the server will run as, or says who it belongs to. */
export async function checkOwner(data: string, launch: Launch): Promise<void> {
  if (launch.owner === undefined) return;
  const uid = (await stat(data).catch(() => undefined))?.uid;
  if (uid === undefined || uid === launch.owner) return;
  if (process.getuid?.() === 0 && (uid === 0 || uid === nobody)) return giveAway(data, launch.owner);
  throw new PostgresProblem(
    `The database in ${data} belongs to user ${uid}, not to user ${process.getuid?.()}. ` +
      `Start as that user, or hand it over: chown -R ${process.getuid?.()} '${path.dirname(data)}'`,
  );
}

/** Makes `folder` usable for the other user, or says that it lies out of that user's reach. */
export async function openFor(folder: string, launch: Launch): Promise<void> {
  if (!launch.otherUser) return;
  await chmod(folder, 0o711);
  if (await works([...launch.prefix, 'test', '-x', folder])) return;
  throw new PostgresProblem(
    `The data folder ${folder} lies below a directory that only root may enter, and the database cannot run as root. ` +
      'Move it (UPTAKE_DATA), allow user namespaces, or start as a normal user.',
  );
}

/** Hands a folder and all below it to another user; only root may. */
export async function giveAway(folder: string, owner: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true });
  await Promise.all(
    [folder, ...entries.map((entry) => path.join(folder, entry))].map((each) => lchown(each, owner, owner)),
  );
}

async function works(command: readonly string[]): Promise<boolean> {
  return (await run(command, cleanEnvironment(''))).ok;
}
