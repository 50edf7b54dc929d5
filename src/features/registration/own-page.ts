import { html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage } from '../../layout/index.ts';
import { factList, link, pageHead, section } from '../../ui/index.ts';
import { calendarPanel } from '../calendars/index.ts';
import { eventWhen } from '../events/index.ts';
import { hasTurn, lineOf } from '../guests/index.ts';
import type { Guest, Refused } from './guest.ts';
import { answers } from './own-answers.ts';
import words from './words.json' with { type: 'json' };

/** What features below registration show a guest, lent by the application; null where there is nothing to show. */
export type GuestPart = (visit: Visit, guest: Guest) => Promise<Html | null>;

export async function ownPage(
  visit: Visit,
  guest: Guest,
  parts: readonly GuestPart[],
  refused?: Refused,
): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const { registration, event, scope, opening } = guest;
  const { value } = event;
  const title = say('own.title');
  const isComing = hasTurn(registration.state);
  const drawn = [];
  for (const part of parts) drawn.push(await part(visit, guest));
  const main = html`${pageHead({ title, above: link(value.title, event.page), lead: await standing(visit, guest) })}
${factList(reader, [
  { label: say('fact.when'), value: eventWhen(reader, value) },
  { label: say('fact.place'), value: value.place },
  ...(registration.name === '' ? [] : [{ label: say('field.name'), value: registration.name }]),
  ...(registration.organisation === '' ? [] : [{ label: say('field.organisation'), value: registration.organisation }]),
])}
${isComing && opening.note !== '' && section({ title: say('field.note'), body: html`<div class="prose" lang="${opening.language}">${paragraphs(opening.note)}</div>` })}
${isComing && (await calendarPanel(visit, { face: 'public', id: event.id, slug: event.slug, projectSlug: scope.project.slug, value, mayEdit: false }))}
${drawn}
${await answers(visit, guest, refused)}`;
  const { project } = scope;
  return publicPage(visit, { title, unlisted: true, main, ...(project.isPublic ? { project } : {}) });
}

async function standing({ reader }: Visit, { scope, registration }: Guest): Promise<string> {
  const say = reader.say(words);
  if (registration.state !== 'waiting') return say(`own.${registration.state}`);
  const line = await lineOf(scope, registration.eventId);
  return say('own.waiting', { place: line.findIndex(({ id }) => id === registration.id) + 1 });
}
