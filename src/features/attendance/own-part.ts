import { address } from '../../kernel/address.ts';
import { html } from '../../kernel/html.ts';
import { readCode } from '../../kernel/readable-code.ts';
import type { Routes } from '../../kernel/routes.ts';
import { formView } from '../../layout/index.ts';
import { section } from '../../ui/index.ts';
import { needGuest, type Guest, type GuestPart } from '../registration/index.ts';
import { presentDay } from './attendance.ts';
import { codeOn } from './door.ts';
import { codeForm } from './here-routes.ts';
import { daysPresent, mark } from './store.ts';
import words from './words.json' with { type: 'json' };

/** On a guest's own page: on the day, where they type the code at the door; afterwards, when they were there. */
export const presencePart: GuestPart = async (visit, { scope, registration, event, address: own }) => {
  const { reader } = visit;
  const say = reader.say(words);
  const days = await daysPresent(scope, registration);
  const today = presentDay(event.value, visit.now);
  const isComing = registration.state === 'confirmed' || registration.state === 'waiting';
  const asks = isComing && today !== null && !days.includes(today);
  if (!asks && days.length === 0) return null;
  const ask =
    asks && formView(visit, { form: codeForm, words, action: address`${own}/presence`, submit: say('here.submit') });
  const said =
    days.length > 0 && html`<p>${say('own.present', { days: days.map((day) => reader.date(day)).join('; ') })}</p>`;
  return section({ title: say('own.title'), body: html`${said}${ask}` });
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
  if (today === null || !['confirmed', 'waiting'].includes(registration.state)) return false;
  if ((await codeOn(scope, event.id, today)) !== readCode(typed)) return false;
  await mark(scope, registration, today, true);
  return true;
}
