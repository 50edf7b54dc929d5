import { bodyLimit } from 'hono/body-limit';
import type { Context, MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';

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

/** A form of another site is turned away: the browser says where it came from. */
export function sameOriginOnly(publicUrl: URL, refuse: (context: Context) => Response): MiddlewareHandler {
  const check = csrf({ origin: publicUrl.origin });
  return async (context, next) => {
    // A browser that says where a request comes from is believed; its word weighs more than the Origin.
    const site = context.req.header('sec-fetch-site');
    const isUnsafe = !['GET', 'HEAD', 'OPTIONS'].includes(context.req.method);
    if (isUnsafe && site !== undefined && site !== 'same-origin') return refuse(context);
    try {
      return await check(context, next);
    } catch {
      return refuse(context);
    }
  };
}

export function limitBody(bytes: number, refuse: (context: Context) => Response): MiddlewareHandler {
  return bodyLimit({ maxSize: bytes, onError: refuse });
}

/** Slows down a client that sends forms faster than a person can: so many a minute, counted in this process. */
export function limitForms(
  perMinute: number,
  clock: () => Date,
  clientOf: (context: Context) => string,
  refuse: (context: Context) => Response,
): MiddlewareHandler {
  const counted = new Map<string, { minute: number; count: number }>();
  return async (context, next) => {
    if (context.req.method !== 'POST') return next();
    const minute = Math.floor(clock().getTime() / 60_000);
    const client = clientOf(context);
    const seen = counted.get(client);
    const count = seen?.minute === minute ? seen.count + 1 : 1;
    if (counted.size > 10_000) counted.clear();
    counted.set(client, { minute, count });
    if (count > perMinute) return refuse(context);
    return next();
  };
}
