import { buffer } from 'node:stream/consumers';
import { faultOf } from '../../kernel/fault.ts';
import type { Tools } from '../../kernel/tools.ts';

/** The longest side of a small picture, in pixels: sharp on a phone, and at twice the width of a page's column. */
const longestSide = 1280;
/** An original of so few bytes, and within that side, is shown as it is. */
const smallBytes = 200_000;
/** More pixels than any camera of a phone makes; a picture of more is not drawn. */
const mostPixels = 120_000_000;
const quality = 75;
const mostAtOnce = 200;

interface PictureTable {
  file_hash: string;
  width: number | null;
  height: number | null;
  small_hash: string | null;
  made_at: Date;
}

declare module '../../kernel/db.ts' {
  interface Database {
    picture: PictureTable;
  }
}

/** What came of a picture: its size upright, and a smaller one when that is worth while. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly small: Uint8Array | null;
}

export type Draw = (content: Uint8Array) => Promise<Drawn | null>;

/**
 * The library that draws. Its native part comes ready for the platforms of the lockfile; loaded when there is a picture
 * to draw, so that a server without one starts and shows pictures as they came. Only what we take is ever read.
 */
async function openDrawing(): Promise<Draw> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
  return async (content) => {
    try {
      const upright = sharp(content, { limitInputPixels: mostPixels }).autoOrient();
      const { autoOrient, size = content.byteLength } = await upright.metadata();
      const { width, height } = autoOrient;
      if (Math.max(width, height) <= longestSide && size <= smallBytes) return { width, height, small: null };
      const within = { width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true } as const;
      const small = await upright.resize(within).webp({ quality }).toBuffer();
      return { width, height, small: small.byteLength < content.byteLength ? small : null };
    } catch {
      // Whole as a file, as far as we can tell, but no picture to this library: it is shown as it came.
      return null;
    }
  };
}

/**
 * The job that makes pictures small which have not been yet: asked for when one is attached, and every night for those
 * that came otherwise. Each is made once, by its content; nothing goes wrong when two workers make the same one.
 */
export async function makeSmallPictures(tools: Tools): Promise<void> {
  const waiting = await tools.pool.transaction('begin read only', (db) =>
    db
      .selectFrom('file')
      .leftJoin('picture', 'picture.file_hash', 'file.hash')
      .select('file.hash')
      .where('file.media_type', 'in', ['image/jpeg', 'image/png', 'image/webp'])
      .where('picture.file_hash', 'is', null)
      .orderBy('file.created_at', 'desc')
      .limit(mostAtOnce)
      .execute(),
  );
  if (waiting.length === 0) return;
  const draw = await openDrawing().catch((error: unknown) => {
    tools.log.warn({ error: faultOf(error) }, 'no picture can be made small on this platform');
    return null;
  });
  if (draw === null) return;
  for (const { hash } of waiting) await makeSmall(tools, draw, hash);
  if (waiting.length < mostAtOnce) return;
  await tools.pool.transaction('begin', (db) => tools.jobs.ask({ db }, 'make-small-pictures', {}));
}

async function makeSmall(tools: Tools, draw: Draw, hash: string): Promise<void> {
  const kept = await tools.files.read(hash);
  const drawn = kept && (await draw(await buffer(kept.stream)));
  if (!drawn) tools.log.warn({ file: hash, isThere: kept !== null }, 'a picture could not be drawn');
  const small = drawn?.small ? await tools.files.keep(drawn.small) : null;
  await tools.pool.transaction('begin', (db) =>
    db
      .insertInto('picture')
      .values({
        file_hash: hash,
        width: drawn?.width ?? null,
        height: drawn?.height ?? null,
        small_hash: small?.hash ?? null,
        made_at: tools.clock(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}
