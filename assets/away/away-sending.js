import { keep, remove, sent, written } from './away-store.js';

/** @typedef {import('./away-store.js').Written} Written */

/** @typedef {'sent' | 'kept' | 'no-network' | 'signed-out' | 'busy'} Outcome */

const shownSent = 20;

/**
 * Sends what waits, one after the other, the oldest first; one page or worker at a time. What has arrived is taken
 * away here only after the server said so: if that word is lost it is sent again, and the server knows it by its id.
 * @returns {Promise<Outcome>} why it stopped, or that everything was sent
 */
export function sendAll() {
  return navigator.locks.request('uptake-away-sending', async () => {
    const waiting = (await written())
      .filter(({ state }) => state === 'waiting')
      .toSorted((one, other) => one.writtenAt - other.writtenAt);
    for (const one of waiting) {
      const outcome = await send(one);
      if (outcome === 'no-network' || outcome === 'signed-out' || outcome === 'busy') return outcome;
    }
    return 'sent';
  });
}

/**
 * @param {Written} one
 * @returns {Promise<Outcome>}
 */
async function send(one) {
  const answer = await post(one);
  if (answer === null) return 'no-network';
  // Whoever has no session is led to the sign-in page, which is not followed here.
  if (answer.type === 'opaqueredirect') return 'signed-out';
  if (answer.status === 429 || answer.status >= 500) return 'busy';
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return arrived(one, said);
  // Somebody else has signed in here: it waits for who wrote it.
  if (said.state === 'of-another') return 'kept';
  const state = said.state === 'conflict' ? 'conflict' : 'refused';
  await keep('written', { ...one, state, theirs: said.theirs, reasons: said.reasons ?? [String(answer.status)] });
  return 'kept';
}

/** @param {Written} one */
function post(one) {
  const body = new FormData();
  for (const [field, value] of Object.entries(one.fields)) body.set(field, value);
  body.set('id', one.id);
  body.set('person', one.person);
  body.set('kind', one.kind);
  body.set('writtenAt', new Date(one.writtenAt).toISOString());
  for (const { name, content } of one.photographs) body.append('photographs', content, name);
  const request = { method: 'POST', body, credentials: 'same-origin', redirect: 'manual' };
  return fetch(one.address, /** @type {RequestInit} */ (request)).catch(() => null);
}

/**
 * @param {Written} one
 * @param {{ address: string }} said
 * @returns {Promise<Outcome>}
 */
async function arrived(one, said) {
  const title = one.fields['title'] || one.fields['content'] || one.photographs[0]?.name || one.event;
  await keep('sent', { id: one.id, person: one.person, title, address: said.address, at: Date.now() });
  await remove('written', one.id);
  const old = (await sent()).toSorted((a, b) => b.at - a.at).slice(shownSent);
  for (const { id } of old) await remove('sent', id);
  return 'sent';
}
