import { mustBeAllowed } from '../../kernel/answers.ts';
import { form, type Problems } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { isPast } from '../events/index.ts';
import {
  eventOfGuests,
  findOpening,
  giveUp,
  guestForm,
  hasTurn,
  keepNeeds,
  mayRegister,
  needRegistration,
  needsFields,
  nothingOpen,
  openRegistration,
  registrationAddress,
  retell,
  settle,
  standingOf,
} from '../guests/index.ts';
import type { Guest } from './guest.ts';
import { ownPage, type GuestPart } from './own-page.ts';
import { partnersOfProject } from './partners.ts';
import words from './words.json' with { type: 'json' };

/** What a guest does with the link of a letter: confirm, answer an invitation, change what they need, cancel. */
export function ownRoutes(routes: Routes, parts: readonly GuestPart[]): void {
  const path = '/registrations/:secret';

  routes.read(path, async (visit) => visit.page(await ownPage(visit, await needGuest(visit), parts)));

  routes.write(`${path}/confirmation`, async (visit) => {
    const guest = await needGuest(visit);
    const { scope, registration, event } = guest;
    if (registration.state === 'unconfirmed') {
      mustRegister(visit, guest);
      await settle(scope, registration, event);
    }
    return back(visit, guest);
  });

  routes.write(`${path}/acceptance`, async (visit) => {
    const guest = await needGuest(visit);
    const { scope, registration, event, opening } = guest;
    mustRegister(visit, guest);
    if (!['invited', 'declined'].includes(registration.state)) return back(visit, guest);
    const read = visit.read(guestForm(opening, { isInvited: true }));
    const typed = read.ok ? read.values : null;
    const partners = await partnersOfProject(visit, registration.projectId);
    const isPartner = !typed?.partner || partners.some(({ value }) => value === typed.partner);
    if (!read.ok || !typed || !isPartner) {
      const problems: Problems = read.ok ? { partner: { key: 'notAChoice' } } : read.problems;
      const refused = { which: 'acceptance', typed: read.typed, problems } as const;
      return visit.page(await ownPage(visit, guest, parts, refused), 422);
    }
    const { name, organisation, partner: partnerId, language, diet = '', access = '' } = typed;
    const { personId } = registration;
    await settle(
      scope,
      await retell(scope, registration, { name, organisation, partnerId, personId, language }),
      event,
    );
    await keepNeeds(scope, registration, { diet, access });
    return back(visit, guest);
  });

  routes.write(`${path}/declination`, async (visit) => {
    const guest = await needGuest(visit);
    const { scope, registration, event } = guest;
    if (registration.state === 'invited') await giveUp(scope, registration, event, 'declined');
    return back(visit, guest);
  });

  routes.write(`${path}/needs`, async (visit) => {
    const guest = await needGuest(visit);
    const { scope, registration, event, opening } = guest;
    if (!hasTurn(registration.state) || isPast(event.value, visit.now)) return back(visit, guest);
    const asked = needsFields(opening);
    const read = visit.read(form(asked as Required<typeof asked>));
    if (!read.ok) return visit.page(await ownPage(visit, guest, parts, { which: 'needs', ...read }), 422);
    const { diet = '', access = '' } = read.values as Partial<typeof read.values>;
    await keepNeeds(scope, registration, { diet, access });
    return visit.redirect(guest.address, { text: visit.reader.say(words)('said.needs') });
  });

  routes.write(`${path}/cancellation`, async (visit) => {
    const guest = await needGuest(visit);
    const { scope, registration, event } = guest;
    if (!isPast(event.value, visit.now)) await giveUp(scope, registration, event, 'cancelled');
    return back(visit, guest);
  });
}

/** Whose page it is, by the secret of its address. */
export async function needGuest(visit: Visit): Promise<Guest> {
  visit.answerWith('Cache-Control', 'no-store');
  visit.leadsToSecret();
  const secret = visit.param('secret');
  const { scope, registration } = await openRegistration(visit, secret);
  // Who came unannounced to an event without registration has a page, too.
  const opening = (await findOpening(scope, registration.eventId)) ?? nothingOpen;
  const event = await eventOfGuests(scope, registration.eventId);
  return { scope, registration, event, opening, address: registrationAddress(secret) };
}

function mustRegister(visit: Visit, { opening, event, registration }: Guest): void {
  const standing = standingOf(opening, event.value, visit.now);
  mustBeAllowed(mayRegister(opening, standing, registration, visit.reader));
}

/** Back to the page, which says how it stands now. */
async function back(visit: Visit, guest: Guest): Promise<Response> {
  const { state } = await needRegistration(guest.scope, guest.registration.id);
  const said =
    state === 'invited' || state === 'unconfirmed' ? undefined : { text: visit.reader.say(words)(`said.${state}`) };
  return visit.redirect(guest.address, said);
}
