import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Pool } from './db.ts';
import { languageOf, saidCookie, sessionCookie } from './visit.ts';

const compressed = promisify(gzip);

interface Finished {
  plain: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
  etag: string;
  type: string;
}

/** Finished pages for readers who are not signed in. Emptied whenever something public changes, on every server. */
export class PageCache {
  #pages = new Map<string, Finished>();
  #bytes = 0;
  #generation = 0;
  #listening = false;
  readonly #mostBytes: number;

  constructor(mostBytes = 64 * 1024 * 1024) {
    this.#mostBytes = mostBytes;
  }

  /** Pages are kept only while changes are heard of; without that every page is made anew. */
  set listening(hears: boolean) {
    this.#listening = hears;
    this.clear();
  }

  get generation(): number {
    return this.#generation;
  }

  clear(): void {
    this.#pages.clear();
    this.#bytes = 0;
    this.#generation++;
  }

  find(key: string): Finished | undefined {
    return this.#pages.get(key);
  }

  /** Keeps a page, unless something changed since the generation in which it was begun. */
  keep(key: string, page: Finished, generation: number): void {
    if (!this.#listening || generation !== this.#generation) return;
    const size = page.plain.byteLength + page.gzip.byteLength;
    if (this.#bytes + size > this.#mostBytes) this.clear();
    else {
      this.#pages.set(key, page);
      this.#bytes += size;
    }
  }
}

const noCopies = 'no-cache';
const varies = 'Cookie, Accept-Language, Accept-Encoding';

function send(context: Context, page: Finished): Response {
  const headers: Record<string, string> = { ETag: page.etag, 'Cache-Control': noCopies, Vary: varies };
  if (matches(context.req.header('if-none-match'), page.etag)) return context.body(null, 304, headers);
  headers['Content-Type'] = page.type;
  if (!/\bgzip\b/.test(context.req.header('accept-encoding') ?? '')) return context.body(page.plain, 200, headers);
  headers['Content-Encoding'] = 'gzip';
  return context.body(page.gzip, 200, headers);
}

function matches(given: string | undefined, etag: string): boolean {
  return given !== undefined && given.split(',').some((one) => one.trim() === etag);
}

/** Answers readers without a session from finished pages, and gives every page an ETag. */
export function cachedPages(cache: PageCache): MiddlewareHandler {
  return async (context, next) => {
    const isRead = context.req.method === 'GET';
    const isAnonymous =
      getCookie(context, sessionCookie, 'host') === undefined && getCookie(context, saidCookie) === undefined;
    const mayKeep = isRead && isAnonymous && context.req.query('lang') === undefined;
    const url = new URL(context.req.url);
    const key = mayKeep ? `${languageOf(context, undefined)} ${url.pathname}${url.search}` : '';
    const known = mayKeep ? cache.find(key) : undefined;
    if (known) return send(context, known);
    const generation = cache.generation;
    await next();
    const type = context.res.headers.get('content-type') ?? '';
    // Pages behind a secret address say that nobody may keep them.
    const isSecret = context.res.headers.get('cache-control') === 'no-store';
    if (!isRead || isSecret || context.res.status !== 200 || !type.startsWith('text/html')) return undefined;
    const page = await finish(new Uint8Array(await context.res.arrayBuffer()), type);
    const cookies = context.res.headers.getSetCookie();
    if (mayKeep && cookies.length === 0) cache.keep(key, page, generation);
    const response = send(context, page);
    for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
    context.res = undefined;
    context.res = response;
    return undefined;
  };
}

async function finish(plain: Uint8Array<ArrayBuffer>, type: string): Promise<Finished> {
  const etag = `"${createHash('sha1').update(plain).digest('base64url')}"`;
  return { plain, gzip: new Uint8Array(await compressed(plain, { level: 5 })), etag, type };
}

/** Empties the cache whenever the database says that public pages changed. Returns how to stop listening. */
export async function listenForChanges(pool: Pool, cache: PageCache): Promise<() => Promise<void>> {
  const client = await pool.listener();
  client.on('notification', () => cache.clear());
  const lost = () => {
    cache.listening = false;
  };
  client.on('error', lost);
  client.on('end', lost);
  await client.query('listen public_pages_changed');
  cache.listening = true;
  return () => client.end();
}
