import { mark, unmark } from './away-mark.js';
import { remove, removeCopies, written } from './away-store.js';

/**
 * Takes everything off the browser: what was taken along, what this person wrote, the pages, the worker behind them.
 * Only what somebody else wrote here and has not sent stays, until they sign in again.
 * @param {string} person
 */
export async function forget(person) {
  await removeCopies();
  for (const one of await written()) if (one.person === person) await remove('written', one.id);
  localStorage.removeItem(`away-draft:${person}`);
  for (const key of await caches.keys()) await caches.delete(key);
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  const [left] = await written();
  if (left) mark(left.person);
  else unmark();
}
