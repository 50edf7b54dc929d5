import { Readable } from 'node:stream';
import { address, type Address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import { shownInline } from '../../kernel/files.ts';
import type { Routes } from '../../kernel/routes.ts';
import { fileNameParameter, type Visit } from '../../kernel/visit.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Where an attached file is read. */
export function fileAddress({ id, name }: Named): Address {
  return address`/files/${id}/${name}`;
}

/** Where the small one of an attached picture is read. */
export function smallAddress({ id, name }: Named): Address {
  return address`/files/${id}/${smallName(name)}/small`;
}

/** What the small one of a picture is called: it is of another type. */
export function smallName(name: string): string {
  return name.replace(/\.\w+$/, '.webp');
}

/**
 * Serves attached files to those whom the database lets see the attachment. Only pictures are shown in place;
 * everything else is downloaded, and nothing in it can run as a page of ours.
 */
export function servingRoutes(routes: Routes): void {
  routes.read('/files/:attachment/:name', async (visit) => {
    const { name, hash, mediaType } = await needAttachment(visit);
    return serve(visit, { name, hash, mediaType });
  });
  routes.read('/files/:attachment/:name/small', async (visit) => {
    const { name, small } = await needAttachment(visit);
    if (small === null) throw new NotFound();
    // Made by us, and trusted no more than what it was made of.
    return serve(visit, { name: smallName(name), hash: small, mediaType: 'image/webp' });
  });
}

async function needAttachment(visit: Visit) {
  const id = visit.param('attachment');
  if (!isId(id)) throw new NotFound();
  const row = await visit.db
    .selectFrom('attachment')
    .innerJoin('file', 'file.hash', 'attachment.file_hash')
    .leftJoin('picture', 'picture.file_hash', 'attachment.file_hash')
    .select(['attachment.name', 'file.hash', 'file.media_type as mediaType', 'picture.small_hash as small'])
    .where('attachment.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

export interface Served {
  readonly name: string;
  readonly hash: string;
  readonly mediaType: string;
}

/** Gives a file out to somebody who may read it: the caller has seen to that. */
export async function serve(visit: Visit, { name, hash, mediaType }: Served): Promise<Response> {
  const kept = await visit.tools.files.read(hash);
  if (!kept) throw new NotFound();
  const etag = `"${hash}"`;
  // Rights can change, so a browser asks again each time; the content under an id never does.
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };
  if (visit.header('if-none-match') === etag) {
    kept.stream.destroy();
    return visit.context.body(null, 304, headers);
  }
  const described = {
    ...headers,
    'Content-Type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
    'Content-Length': String(kept.size),
    'Content-Disposition': `${shownInline.has(mediaType) ? 'inline' : 'attachment'}; ${fileNameParameter(name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  };
  if (visit.context.req.method === 'HEAD') {
    kept.stream.destroy();
    return visit.context.body(null, 200, described);
  }
  return visit.context.body(Readable.toWeb(kept.stream) as ReadableStream, 200, described);
}
