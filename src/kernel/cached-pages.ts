import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Context, MiddlewareHandler, Next } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Finished, PageCache } from './page-cache.ts';
import { languageOf } from './language.ts';
import { saidOf, sessionCookie } from './visit.ts';

/** Answers readers without a session from finished pages, and gives every page an ETag. */
export function cachedPages(cache: PageCache): MiddlewareHandler {
  // Pages being made: whoever asks for the same one meanwhile waits for it instead of making it once more.
  const beingMade = new Map<string, { generation: number; page: Promise<Finished | null> }>();
  return async (context, next) => {
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return next();
    const isAnonymous = getCookie(context, sessionCookie, 'host') === undefined;
    const mayKeep = isAnonymous && saidOf(context) === undefined && context.req.query('lang') === undefined;
    const url = new URL(context.req.url);
    const key = mayKeep ? `${languageOf(context, undefined)} ${url.pathname}${url.search}` : '';
    const known = mayKeep ? cache.find(key) : undefined;
    if (known) return send(context, known, isAnonymous);
    const generation = cache.generation;
    const other = mayKeep ? beingMade.get(key) : undefined;
    const shared = other?.generation === generation ? await other.page : null;
    if (shared) return send(context, shared, isAnonymous);
    const made = Promise.withResolvers<Finished | null>();
    if (mayKeep) beingMade.set(key, { generation, page: made.promise });
    try {
      const page = await make(context, next);
      if (page === null) return undefined;
      if (mayKeep && context.res.headers.getSetCookie().length === 0) {
        cache.keep(key, page, generation);
        made.resolve(page);
      }
      const response = send(context, page, isAnonymous);
      context.res = undefined;
      context.res = response;
      return undefined;
    } finally {
      made.resolve(null);
      if (beingMade.get(key)?.page === made.promise) beingMade.delete(key);
    }
  };
}

/** The page as the application makes it; null when the answer is none to keep. */
async function make(context: Context, next: Next): Promise<Finished | null> {
  await next();
  const type = context.res.headers.get('content-type') ?? '';
  // Pages behind a secret address say that nobody may keep them.
  const isSecret = context.res.headers.get('cache-control') === 'no-store';
  if (isSecret || context.res.status !== 200 || !type.startsWith('text/html')) return null;
  return finish(new Uint8Array(await context.res.arrayBuffer()), type);
}

function finish(plain: Uint8Array<ArrayBuffer>, type: string): Finished {
  const etag = etagOf(plain);
  // A page is small: doing it here costs less than handing it to another thread.
  return { plain, gzip: new Uint8Array(gzipSync(plain, { level: 3 })), etag, type };
}

/** Names what is sent. Weak: the same page, plain or compressed. */
export function etagOf(content: string | Uint8Array): string {
  return `W/"${createHash('sha1').update(content).digest('base64url')}"`;
}

function send(context: Context, page: Finished, isAnonymous: boolean): Response {
  const headers: Record<string, string> = {
    ETag: page.etag,
    'Cache-Control': isAnonymous ? 'no-cache' : 'private, no-cache',
    Vary: 'Cookie, Accept-Language, Accept-Encoding',
  };
  if (isKnownTo(context.req.header('if-none-match'), page.etag)) return context.body(null, 304, headers);
  headers['Content-Type'] = page.type;
  if (!takesGzip(context.req.header('accept-encoding'))) return context.body(page.plain, 200, headers);
  headers['Content-Encoding'] = 'gzip';
  return context.body(page.gzip, 200, headers);
}

/**
 * Whether the reader has what a tag names, by their `If-None-Match`. A proxy that compresses makes our weak tag weak
 * once more, or a strong one weak: the mark does not count.
 */
export function isKnownTo(given: string | undefined, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return given !== undefined && given.split(',').some((one) => bare(one) === bare(etag) || one.trim() === '*');
}

function takesGzip(accepted = ''): boolean {
  return accepted.split(',').some((one) => /^\s*(?:gzip|\*)\s*(?:;\s*q\s*=\s*(?!0(?:\.0*)?\s*$)|$)/i.test(one));
}
