import { outsideAddress, type Address } from '../../kernel/address.ts';
import { attributes, html, paragraphs, type Html, type Part } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { namesOf, type RecordName } from '../../records/names.ts';
import { langOf, link, outsideLink, tag, textIn, timeline } from '../../ui/index.ts';
import { zoneCity, type EventOnPage } from '../events/index.ts';
import { byDay, type Session } from './session.ts';
import { stateOf, timesForReader, timesOf } from './times.ts';
import words from './words.json' with { type: 'json' };

/** Where a session stands on the page of its event. */
export function sessionAnchor({ id }: Pick<Session, 'id'>): string {
  return `session-${id}`;
}

/** The sessions of an event, day by day; `more` is drawn below each. */
export async function agendaByDay(
  visit: Visit,
  { face, projectSlug, value }: Pick<EventOnPage, 'face' | 'projectSlug' | 'value'>,
  sessions: readonly Session[],
  more: (session: Session) => Part = () => null,
): Promise<Html> {
  const say = visit.reader.say(words);
  const zone = value.moments?.zone ?? null;
  const practices = await namesOf(
    visit,
    face,
    projectSlug,
    sessions.flatMap((session) => session.practices),
  );
  const hasTimes = sessions.some(({ starts }) => starts !== null);
  const zoneNote = zone === null ? say('agenda.noZone') : say('agenda.zone', { city: zoneCity(zone) });
  return html`${hasTimes && html`<p class="subtle small">${zoneNote}</p>`}
${byDay(sessions).map(
  ({ day, sessions: ones }) => html`<h3>${day === null ? say('agenda.dayUnknown') : visit.reader.date(day)}</h3>
${timeline(
  ones.map((session) => ({
    when: timesOf(session) ?? say('session.timeUnknown'),
    title: titleOf(visit, session),
    body: html`${bodyOf(visit, session, zone, practices)}${more(session)}`,
    state: stateOf(session, zone, visit.now),
  })),
)}`,
)}`;
}

function titleOf({ reader }: Visit, session: Session): Html {
  const say = reader.say(words);
  return html`<span id="${sessionAnchor(session)}">${textIn(reader, session.language, session.title)}</span> ${tag(say(`choice.variety.${session.kind}`))}${!session.isPublic && html` ${tag(say('session.projectOnly'))}`}`;
}

function bodyOf(visit: Visit, session: Session, zone: string | null, practices: ReadonlyMap<string, RecordName>): Html {
  const { reader } = visit;
  const say = reader.say(words);
  // Where a reader is who has not signed in, nobody knows.
  const here = visit.who.person && timesForReader(reader, session, zone);
  const shown = session.practices.flatMap((id) => practices.get(id) ?? []);
  const web: Address | null = session.webAddress === '' ? null : outsideAddress(session.webAddress);
  const lang = attributes({ lang: langOf(reader, session.language) });
  return html`${here && html`<p class="subtle small">${say('session.forYou', here)}</p>`}
${session.speakers !== '' && html`<p>${say('session.speakers', { speakers: session.speakers })}</p>`}
${(session.place !== '' || web) && html`<p>${session.place}${session.place !== '' && web && ' · '}${web && outsideLink(say('session.link'), web)}</p>`}
${session.description !== '' && html`<div class="prose"${lang}>${paragraphs(session.description)}</div>`}
${shown.length > 0 && html`<p>${say('session.practices')} ${shown.map((one, index) => html`${index > 0 && ', '}${link(one.title, one.address)}`)}</p>`}`;
}
