import { removeAllOf, written } from './away-store.js';

const flag = 'away';

/**
 * Remembers whose things lie in this browser, so that a page need not open the store to know that there are none.
 * @param {string} person
 */
export function mark(person) {
  localStorage.setItem(flag, person);
}

/** Whose things lie in this browser; null when there are none. */
export function marked() {
  return localStorage.getItem(flag);
}

/**
 * Takes everything of a person off the browser: what was taken along, what was written, the pages, the worker behind
 * them. What somebody else wrote here and has not sent stays until they sign in again.
 * @param {string} person
 */
export async function forget(person) {
  await removeAllOf(person);
  for (const key of await caches.keys()) await caches.delete(key);
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  const [left] = await written();
  if (left) mark(left.person);
  else localStorage.removeItem(flag);
}
