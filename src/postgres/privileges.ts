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
  /** True when the operating system ends the server when the thread that started it dies. */
  endsWithUs: boolean;
}

/** Refuses a folder that another user made, before anything in it is touched. */
export async function checkOwner(folder: string): Promise<void> {
  const me = process.getuid?.();
  const { uid } = await stat(folder);
  if (me === undefined || uid === me) return;
  throw new PostgresProblem(
    `The data folder ${folder} belongs to user ${uid}, and this is user ${me}. ` +
      `Start as that user, or hand the folder over: chown -R ${me} '${folder}'`,
  );
}

/**
 * As a normal user: as that user. As root: in a user namespace, where root's own files belong to "nobody" and nothing
 * changes hands; where that is forbidden or does not reach `program` and `folder`, as the real "nobody".
 */
export async function chooseLaunch(program: string, folder: string): Promise<Launch> {
  const me = process.getuid?.();
  const endWithUs = ['setpriv', '--pdeathsig', 'INT'];
  const endsWithUs = process.platform === 'linux' && (await works([...endWithUs, 'true']));
  const tail = endsWithUs ? endWithUs : [];
  if (me !== 0) return { prefix: tail, owner: me, otherUser: false, endsWithUs };

  const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, ...tail];
  if ((await works([...namespace, 'test', '-x', program])) && (await works([...namespace, 'test', '-w', folder]))) {
    return { prefix: namespace, owner: 0, otherUser: false, endsWithUs };
  }
  const drop = ['setpriv', '--reuid', `${nobody}`, '--regid', `${nobody}`, '--clear-groups', '--pdeathsig', 'INT'];
  if (!(await works([...drop, 'true']))) {
    throw new PostgresProblem(
      'The embedded database cannot run as root here (neither unshare nor setpriv work). ' +
        'Start as a normal user, or set DATABASE_URL.',
    );
  }
  await chmod(folder, 0o711);
  if (await works([...drop, 'test', '-x', folder])) {
    return { prefix: drop, owner: nobody, otherUser: true, endsWithUs: true };
  }
  throw new PostgresProblem(
    `The data folder ${folder} lies below a directory that the database may not enter (started by root, it gives up ` +
      "root's rights). Move the data folder (UPTAKE_DATA), allow user namespaces, or start as a normal user.",
  );
}

/** Gives a folder and all below it to the user the server will run as. Only root ever has to. */
export async function handOver(folder: string, launch: Launch): Promise<void> {
  const { owner } = launch;
  if (owner === undefined || (await stat(folder)).uid === owner) return;
  const entries = await readdir(folder, { recursive: true });
  const all = [folder, ...entries.map((entry) => path.join(folder, entry))];
  await Promise.all(all.map((each) => lchown(each, owner, owner)));
}

async function works(command: readonly string[]): Promise<boolean> {
  return (await run(command, cleanEnvironment(''))).ok;
}
