import { address } from '../../kernel/address.ts';
import { newReader } from '../../kernel/reader.ts';
import type { Routes } from '../../kernel/routes.ts';
import { signedIn } from '../account/index.ts';
import { answerFeed } from '../calendars/index.ts';
import { ownCalendar } from './own-events.ts';
import { ownCalendarPage, ownCalendarPlace } from './page.ts';
import { addressSince, endCalendar, openCalendar, renewSecret } from './store.ts';
import words from './words.json' with { type: 'json' };

/** A person's own calendar: where they get its address, and what calendar programs fetch there. */
export function ownCalendarRoutes(routes: Routes): void {
  routes.read(
    '/profile/calendar',
    signedIn(async (visit) => visit.page(ownCalendarPage(visit, await addressSince(visit), null))),
  );

  // The address is shown once, in the answer itself: only its hash is kept.
  routes.write(
    '/profile/calendar/renewal',
    signedIn(async (visit) => {
      visit.answerWith('Cache-Control', 'no-store');
      const secret = await renewSecret(visit);
      return visit.page(ownCalendarPage(visit, visit.now, address`/calendars/person/${secret}/events.ics`));
    }),
  );

  routes.write(
    '/profile/calendar/ending',
    signedIn(async (visit) => {
      await endCalendar(visit);
      return visit.redirect(ownCalendarPlace, { text: visit.reader.say(words)('said.ended') });
    }),
  );

  routes.read('/calendars/person/:secret/events.ics', async (visit) => {
    const scope = await openCalendar(visit, visit.param('secret'));
    const { person } = scope.who;
    const own = { ...visit, ...scope, reader: newReader(person.language, person.zone) };
    const { events, due } = await ownCalendar(own, own.reader);
    return answerFeed(own, {
      name: own.reader.say(words)('feed.name', { name: person.name }),
      events,
      entries: due,
      source: visit.here,
    });
  });
}
