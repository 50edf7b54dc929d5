import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

const fileIn = (folder: string): string => path.join(folder, 'password');

/** The password of the role `uptake`, made once per data folder, or undefined when none was kept. */
export async function readPassword(folder: string): Promise<string | undefined> {
  const kept = await readFile(fileIn(folder), 'utf8').catch(() => undefined);
  return kept?.trim() || undefined;
}

export async function makePassword(folder: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const half = `${fileIn(folder)}.new`;
  await writeFile(half, `${password}\n`, { mode: 0o600 });
  await rename(half, fileIn(folder));
  return password;
}
