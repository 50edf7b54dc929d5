import { address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import { namesOf } from '../../records/names.ts';
import { buttonLink, emptyState, link, section, textIn } from '../../ui/index.ts';
import { eventAddress, type EventPanel } from '../events/index.ts';
import type { ShownPractice } from '../practices/index.ts';
import { sessionsOf, sessionsShowing } from './reading.ts';
import { agendaByDay, sessionAnchor } from './view.ts';
import words from './words.json' with { type: 'json' };

/** The agenda on the page of its event, and for those who keep it the way to change it. */
export const agendaPanel: EventPanel = async (visit, shown) => {
  const say = visit.reader.say(words);
  const sessions = await sessionsOf(visit, shown.face, shown.id);
  if (sessions.length === 0 && !shown.mayEdit) return null;
  const edit = address`${eventAddress(shown.projectSlug, shown)}/agenda`;
  const button = shown.mayEdit && buttonLink({ label: say('agenda.edit'), address: edit, variant: 'secondary' });
  return section({
    title: say('agenda.title'),
    id: 'agenda',
    actions: button,
    body:
      sessions.length === 0
        ? emptyState({ title: say('agenda.none'), body: say('agenda.noneBody') })
        : await agendaByDay(visit, shown, sessions),
  });
};

/** On the page of a practice: at which events and sessions it was shown, when and by whom. */
export const shownInSessions: ShownPractice = async (visit, { face, id, projectSlug }) => {
  const { reader } = visit;
  const sessions = await sessionsShowing(visit, face, id);
  const events = await namesOf(
    visit,
    face,
    projectSlug,
    sessions.map((session) => session.eventId),
  );
  const lines = sessions.flatMap((session): Html[] => {
    const event = events.get(session.eventId);
    if (!event) return [];
    const page = address`${event.address}#${sessionAnchor(session)}`;
    const facts = [session.day && reader.date(session.day), session.speakers].filter(Boolean).join(' · ');
    return [
      html`<li>${link(html`${textIn(reader, session.language, session.title)}`, page)}, ${event.title} <span class="subtle small">${facts}</span></li>`,
    ];
  });
  return lines.length > 0 && section({ title: reader.say(words)('shown.title'), body: html`<ul>${lines}</ul>` });
};
