import { Readable } from 'node:stream';
import { z } from 'zod';
import { address, type Address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import { shownInline } from '../../kernel/files.ts';
import type { Routes } from '../../kernel/routes.ts';
import { fileNameParameter } from '../../kernel/visit.ts';

/** Where an attached file is read. */
export function fileAddress(attachment: { readonly id: string; readonly name: string }): Address {
  return address`/files/${attachment.id}/${attachment.name}`;
}

const isId = z.uuid();

/**
 * Serves attached files to those whom the database lets see the attachment. Only pictures are shown in place;
 * everything else is downloaded, and nothing in it can run as a page of ours.
 */
export function servingRoutes(routes: Routes): void {
  routes.read('/files/:attachment/:name', async (visit) => {
    const id = visit.param('attachment');
    if (!isId.safeParse(id).success) throw new NotFound();
    const row = await visit.db
      .selectFrom('attachment')
      .innerJoin('file', 'file.hash', 'attachment.file_hash')
      .select(['attachment.name', 'file.hash', 'file.media_type'])
      .where('attachment.id', '=', id)
      .executeTakeFirst();
    const kept = row && (await visit.tools.files.read(row.hash));
    if (!row || !kept) throw new NotFound();
    const isShown = shownInline.has(row.media_type);
    const etag = `"${row.hash}"`;
    // Rights can change, so a browser asks again each time; the content under an id never does.
    const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };
    if (visit.header('if-none-match') === etag) {
      kept.stream.destroy();
      return visit.context.body(null, 304, headers);
    }
    const described = {
      ...headers,
      'Content-Type': row.media_type === 'text/plain' ? 'text/plain; charset=utf-8' : row.media_type,
      'Content-Length': String(kept.size),
      'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; ${fileNameParameter(row.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    };
    if (visit.context.req.method === 'HEAD') {
      kept.stream.destroy();
      return visit.context.body(null, 200, described);
    }
    return visit.context.body(Readable.toWeb(kept.stream) as ReadableStream, 200, described);
  });
}
