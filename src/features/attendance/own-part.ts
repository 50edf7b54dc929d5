import { address } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { html, type Html } from '../../kernel/html.ts';
import { readCode } from '../../kernel/readable-code.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { formView } from '../../layout/index.ts';
import { section } from '../../ui/index.ts';
import { hasTurn } from '../guests/index.ts';
import { needGuest, type Guest, type GuestPart } from '../registration/index.ts';
import { presentDay } from './attendance.ts';
import { codeOn } from './door.ts';
import { codeForm } from './here-routes.ts';
import { daysPresent, mark } from './store.ts';
import words from './words.json' with { type: 'json' };

/** What a guest's own page shows by the days on which they were there. */
export type PresencePart = (visit: Visit, guest: Guest, days: readonly PartialDate[]) => Promise<Html | null>;

/** The days on which a guest was there, with what features below make of them; the days are read once. */
export function presenceParts(below: readonly PresencePart[]): GuestPart {
  return async (visit, guest) => {
    const days = await daysPresent(guest.scope, guest.registration);
    const drawn = [];
    for (const part of [presencePart, ...below]) drawn.push(await part(visit, guest, days));
    return html`${drawn}`;
  };
}

/** On a guest's own page: on the day, where they type the code at the door; afterwards, when they were there. */
const presencePart: PresencePart = async (visit, { registration, event, address: own }, days) => {
  const { reader } = visit;
  const say = reader.say(words);
  const today = presentDay(event.value, visit.now);
  const asks = hasTurn(registration.state) && today !== null && !days.includes(today);
  if (!asks && days.length === 0) return Promise.resolve(null);
  const ask =
    asks && formView(visit, { form: codeForm, words, action: address`${own}/presence`, submit: say('here.submit') });
  const said =
    days.length > 0 && html`<p>${say('own.present', { days: days.map((day) => reader.date(day)).join('; ') })}</p>`;
  return Promise.resolve(section({ title: say('own.title'), body: html`${said}${ask}` }));
};

export function presenceRoutes(routes: Routes): void {
  routes.write('/registrations/:secret/presence', async (visit) => {
    const guest = await needGuest(visit);
    const isThere = await says(guest, visit.submitted.typed['code']?.[0] ?? '', visit.now);
    return visit.redirect(guest.address, { text: visit.reader.say(words)(isThere ? 'said.here' : 'said.wrongCode') });
  });
}

/** Takes the code of today for being there; false when it is another. */
async function says({ scope, registration, event }: Guest, typed: string, now: Date): Promise<boolean> {
  const today = presentDay(event.value, now);
  if (today === null || !hasTurn(registration.state)) return false;
  if ((await codeOn(scope, event.id, today)) !== readCode(typed)) return false;
  await mark(scope, registration, today, true);
  return true;
}
