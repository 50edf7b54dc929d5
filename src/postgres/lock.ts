import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { explain, PostgresProblem, wordsOf } from './problem.ts';

const busy = 5; // SQLITE_BUSY

/**
 * Takes the folder for this process; returns the function that gives it back.
 *
 * Node has no file locks of its own, but SQLite does: the operating system releases this one when the process
 * dies, however it dies, so there is nothing stale to clean up, in containers neither.
 */
export function lockFolder(folder: string): () => void {
  const file = path.join(folder, 'lock');
  const holder = path.join(folder, 'lock.holder');
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file);
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    writeFileSync(holder, String(process.pid), { mode: 0o600 });
  } catch (error) {
    lock?.close();
    if ((error as { errcode?: number }).errcode === busy) {
      throw new PostgresProblem(
        `Uptake is already running on this data folder (process ${readHolder(holder)}): ${folder}`,
      );
    }
    throw explain(`The data folder ${folder} cannot be used`, wordsOf(error));
  }
  return () => lock.close();
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return 'unknown';
  }
}
