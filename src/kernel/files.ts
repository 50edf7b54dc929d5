import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';

/** Keeps the content of files under the hash of that content. The database keeps names and rights. */
export interface FileStore {
  /** Keeps the content, on disk when this returns. The same content twice is kept once. */
  keep(content: Uint8Array): Promise<KeptFile>;
  read(hash: string): Promise<{ stream: Readable; size: number } | null>;
}

export interface KeptFile {
  hash: string;
  size: number;
  mediaType: string;
}

/** Types a browser may show from our own address without danger; everything else is only downloaded. */
export const shownInline: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
]);

/** What the content is, by its first bytes; what people call it is not believed. */
export async function sniff(content: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(content);
  if (found) return found.mime;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content.subarray(0, 4096), { stream: true });
    return content.subarray(0, 4096).includes(0) ? 'application/octet-stream' : 'text/plain';
  } catch {
    return 'application/octet-stream';
  }
}

export function openFileStore(folder: string): FileStore {
  const placeOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  return {
    async keep(content) {
      const hash = createHash('sha256').update(content).digest('hex');
      const place = placeOf(hash);
      const kept = { hash, size: content.byteLength, mediaType: await sniff(content) };
      if (await stat(place).catch(() => null)) return kept;
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
      // Written aside, synced, then moved: a file under its hash is always whole, also after a power cut.
      const aside = `${place}.${randomUUID()}`;
      try {
        await writeThrough(aside, content);
        await rename(aside, place);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
      await syncFolder(join(folder, hash.slice(0, 2)));
      return kept;
    },
    async read(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash)) return null;
      const found = await stat(placeOf(hash)).catch(() => null);
      return found ? { stream: createReadStream(placeOf(hash)), size: found.size } : null;
    },
  };
}

async function writeThrough(place: string, content: Uint8Array): Promise<void> {
  const handle = await open(place, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name of a new file is on disk when its folder is. Windows knows no such thing, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
