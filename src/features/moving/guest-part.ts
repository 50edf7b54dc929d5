import { address, outsideAddress } from '../../kernel/address.ts';
import { html } from '../../kernel/html.ts';
import { buttonLink, buttonRow, outsideLink, section } from '../../ui/index.ts';
import { calendarWords, timeOf } from '../calendars/index.ts';
import { isOver, rearrangedNote, sessionList, zoneOf } from '../events/index.ts';
import type { GuestPart } from '../registration/index.ts';
import words from './words.json' with { type: 'json' };

/** On a guest's own page: what became of the event, where it is joined, and how it comes into their calendar. */
export const movedPart: GuestPart = async (visit, { registration, event }) => {
  const { reader } = visit;
  const say = reader.say(words);
  const { value } = event;
  const note = rearrangedNote(visit, value);
  const isComing = registration.state === 'confirmed' && isOver(value, visit.now, zoneOf(value)) !== true;
  if (!isComing || value.state === 'cancelled') return Promise.resolve(note);
  const isOnline = value.state === 'moved-online' || value.mode === 'online' || value.mode === 'hybrid';
  const joined = isOnline && value.webAddress !== '' ? outsideAddress(value.webAddress) : null;
  const add =
    timeOf(value) &&
    buttonLink({
      label: reader.say(calendarWords)('panel.add'),
      address: address`${event.page}/calendar.ics`,
      variant: 'secondary',
    });
  const sessions = sessionList(visit, value);
  const parts = html`${joined && html`<p>${outsideLink(value.webAddress, joined)}</p>`}${sessions}${buttonRow(add)}`;
  const title = say(joined || sessions ? 'guest.join' : 'guest.calendar');
  return Promise.resolve(html`${note}${(joined || sessions || add) && section({ title, body: parts })}`);
};
