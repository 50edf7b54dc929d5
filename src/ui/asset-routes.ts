import type { Hono } from 'hono';
import { assets, unnamedAssets, type Asset } from './assets.ts';

const forEver = 'public, max-age=31536000, immutable';

/** Style, script, fonts and signs, each under an address that changes with its content. */
export function assetRoutes(app: Hono): void {
  for (const asset of assets) {
    app.get(asset.path, (context) => answer(asset, context.req.header('accept-encoding') ?? '', forEver));
  }
  for (const asset of unnamedAssets) app.get(asset.path, () => answer(asset, '', 'no-cache'));
}

function answer(asset: Asset, accepted: string, kept: string): Response {
  const headers = new Headers({ 'Content-Type': asset.type, 'Cache-Control': kept, Vary: 'Accept-Encoding' });
  for (const encoding of ['br', 'gzip'] as const) {
    const body = asset.encodings?.[encoding];
    if (body && accepted.includes(encoding)) {
      headers.set('Content-Encoding', encoding);
      return new Response(new Uint8Array(body), { headers });
    }
  }
  return new Response(new Uint8Array(asset.body), { headers });
}
