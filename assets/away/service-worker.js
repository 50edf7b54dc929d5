import { sendAll } from './away-sending.js';

/**
 * Works behind the pages of whoever took an event along: without a network every page is the one on which things are
 * written, and what was written is sent when the network is back, also after the tab was closed.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const desk = '/taken-along';

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(withoutNetwork));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

async function withoutNetwork() {
  return (await caches.match(desk)) ?? Response.error();
}

/** @param {Request} request an asset; its address changes with its content */
async function asset(request) {
  return (await caches.match(request)) ?? fetch(request);
}

worker.addEventListener('sync', (event) => {
  /** @type {ExtendableEvent} */ (event).waitUntil(
    sendAll().then((outcome) => {
      // The browser tries again later when this fails.
      if (outcome === 'no-network' || outcome === 'busy') throw new Error(outcome);
    }),
  );
});
