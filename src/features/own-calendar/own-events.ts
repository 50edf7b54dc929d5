import type { Reader } from '../../kernel/reader.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { textsOfAll } from '../../records/texts.ts';
import { ownProjects, type PersonScope } from '../account/index.ts';
import { ofWorkspace, publicEventsById, type CalendarEvent, type Entry } from '../calendars/index.ts';
import { scheduledEvents } from '../events/index.ts';
import { ownRegistrations } from '../guests/index.ts';
import { dueDates } from './due.ts';

/**
 * What stands in a person's calendar: what their cities host and visit, everything of the project for those who belong
 * to no city in particular, what they registered for anywhere, and what is due.
 */
export async function ownCalendar(
  scope: PersonScope,
  reader: Reader,
): Promise<{ events: CalendarEvent[]; due: Entry[] }> {
  const events: CalendarEvent[] = [];
  const due: Entry[] = [];
  for (const own of await ownProjects(scope)) {
    const project = { ...own, isPublic: false };
    const inside: ProjectScope = { ...scope, project };
    events.push(...(await eventsIn(inside)));
    due.push(...(await dueDates(inside, reader)));
  }
  const known = new Set(events.map(({ id }) => id));
  const registered = (await ownRegistrations(scope)).filter(({ state }) => state === 'confirmed');
  const others = registered.map(({ eventId }) => eventId).filter((id) => !known.has(id));
  events.push(...(await publicEventsById(scope, others)));
  return { events: events.toSorted((one, other) => (one.id < other.id ? -1 : 1)), due };
}

async function eventsIn(scope: ProjectScope): Promise<CalendarEvent[]> {
  const partners = scope.who.memberships
    .filter(({ project }) => project === scope.project.id)
    .map(({ partner }) => partner);
  const cities = partners.filter((partner) => partner !== null);
  const scheduled = await scheduledEvents(scope, cities.length < partners.length ? 'of everybody' : cities);
  const texts = await textsOfAll(
    scope,
    scheduled.map(({ head }) => head.id),
  );
  return scheduled.map((event) => ofWorkspace(scope.project, event, texts.get(event.head.id)));
}
