import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Tools } from '../kernel/tools.ts';

function placeOf(tools: Tools): string {
  return join(resolve(tools.settings.dataFolder), 'sample-password');
}

/** A new password for the sample's accounts, of letters and digits that cannot be taken for one another. */
export function newSamplePassword({ chance }: Tools): string {
  let letters = '';
  while (letters.length < 16) letters += chance.secret().replace(/[^a-hj-km-np-z2-9]/g, '');
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4)).join('-');
}

/** Keeps the password beside the data, for the owner's eyes, so that every start can tell it. */
export async function keepSamplePassword(tools: Tools, password: string): Promise<void> {
  await writeFile(placeOf(tools), `${password}\n`, { mode: 0o600 });
  await chmod(placeOf(tools), 0o600);
}

/** The password of the sample's accounts; null when it was kept in another data folder. */
export async function keptSamplePassword(tools: Tools): Promise<string | null> {
  const kept = await readFile(placeOf(tools), 'utf8').catch(() => null);
  return kept === null ? null : kept.trim();
}
