import { outsideAddress } from '../../kernel/address.ts';
import { html } from '../../kernel/html.ts';
import { outsideLink, section } from '../../ui/index.ts';
import { isPast, rearrangedNote, sessionList } from '../events/index.ts';
import type { GuestPart } from '../registration/index.ts';
import words from './words.json' with { type: 'json' };

/** On a guest's own page: what became of the event, and where it is joined. */
export const movedPart: GuestPart = async (visit, { registration, event }) => {
  const { value } = event;
  const note = rearrangedNote(visit, value);
  const isComing = registration.state === 'confirmed' && !isPast(value, visit.now);
  if (!isComing || value.state === 'cancelled') return Promise.resolve(note);
  const isOnline = value.state === 'moved-online' || value.mode === 'online' || value.mode === 'hybrid';
  const joined = isOnline && value.webAddress !== '' ? outsideAddress(value.webAddress) : null;
  const sessions = sessionList(visit, value);
  if (!joined && !sessions) return Promise.resolve(note);
  const body = html`${joined && html`<p>${outsideLink(value.webAddress, joined)}</p>`}${sessions}`;
  return Promise.resolve(html`${note}${section({ title: visit.reader.say(words)('guest.join'), body })}`);
};
