import { bodyLimit } from 'hono/body-limit';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { bringsFiles, mostFormBytes } from './submitted.ts';
import { sessionCookie } from './visit.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const headers: Record<string, string> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * Headers on every answer. Pages made for one person are kept by nobody on the way. `speculationRules` is the address
 * of the file that says which links a browser may fetch before they are pressed.
 */
export function safeHeaders(isHttps: boolean, speculationRules: string | null = null): MiddlewareHandler {
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
    if (isHttps) context.res.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    const isPage = (context.res.headers.get('content-type') ?? '').startsWith('text/html');
    if (isPage && speculationRules !== null) context.res.headers.set('Speculation-Rules', `"${speculationRules}"`);
    if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'private, no-cache');
  };
}

/** A form of another site is turned away: the browser says where it came from, by a word or, if it is old, by the Origin. */
export function sameOriginOnly(publicUrl: URL, refuse: (context: Context) => Response): MiddlewareHandler {
  return async (context, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(context.req.method)) return next();
    const site = context.req.header('sec-fetch-site');
    const isOurs = site === undefined ? context.req.header('origin') === publicUrl.origin : site === 'same-origin';
    return isOurs ? next() : refuse(context);
  };
}

/** Turns away bodies that are too large: `most` bytes with files, for who has a session; the size of a form otherwise. */
export function limitBody(most: number, refuse: (context: Context, bytes: number) => Response): MiddlewareHandler {
  const limit = (bytes: number) => bodyLimit({ maxSize: bytes, onError: (context) => refuse(context, bytes) });
  const [large, small] = [limit(most), limit(Math.min(most, mostFormBytes))];
  return (context, next) => {
    const hasSession = getCookie(context, sessionCookie, 'host') !== undefined;
    return (bringsFiles(context) && hasSession ? large : small)(context, next);
  };
}

/** Behind one address there may be a whole meeting. */
const peopleBehindAnAddress = 10;

/** Slows down who sends forms faster than a person can: so many a minute from one session, counted in this process. */
export function limitForms(
  perMinute: number,
  clock: () => Date,
  clientOf: (context: Context) => string,
  refuse: (context: Context) => Response,
): MiddlewareHandler {
  let present = 0;
  let counted = new Map<string, number>();
  const isTooMuch = (key: string, most: number) => {
    const count = (counted.get(key) ?? 0) + 1;
    counted.set(key, count);
    return count > most;
  };
  return async (context, next) => {
    if (context.req.method !== 'POST') return next();
    const minute = Math.floor(clock().getTime() / 60_000);
    if (minute !== present) {
      present = minute;
      counted = new Map();
    }
    const address = clientOf(context);
    const session = getCookie(context, sessionCookie, 'host');
    const isRefused =
      session === undefined
        ? isTooMuch(address, perMinute)
        : isTooMuch(`everybody at ${address}`, perMinute * peopleBehindAnAddress) || isTooMuch(session, perMinute);
    return isRefused ? refuse(context) : next();
  };
}

/** An IPv4 address, or the network of 64 bits that one IPv6 line gets. */
export function networkOf(address: string): string {
  if (address === '' || address.includes('.')) return address;
  const [start = ''] = address.split('::');
  return [...start.split(':'), '0', '0', '0'].slice(0, 4).join(':');
}
