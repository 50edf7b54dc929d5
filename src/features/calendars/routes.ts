import { NotFound } from '../../kernel/answers.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { needProjectOnSite, needPublished } from '../../records/publishing.ts';
import { textsOf } from '../../records/texts.ts';
import { needEvent, type PublishedEvent } from '../events/index.ts';
import { calendarFile } from './calendar-file.ts';
import { entriesOf, ofWorkspace, titleOf, type CalendarEvent } from './event-entry.ts';
import { answerCalendar, answerFeed } from './feed.ts';
import { calendarsPage } from './page.ts';
import { publicEvents } from './store.ts';
import words from './words.json' with { type: 'json' };

/** Calendar files of single events, and calendars that follow a project or a partner. */
export function calendarRoutes(routes: Routes): void {
  routes.read('/projects/:project/events/:slug/calendar.ics', async (visit) => {
    const found = await needPublished<PublishedEvent>(visit, visit.param('project'), 'event', visit.param('slug'));
    const { id, slug, project, texts, content: value, publishedAt: changedAt } = found;
    const sequence = value.sequence ?? 0;
    return answerEvent(visit, {
      ...{ face: 'public', isPublic: true, id, slug, project },
      ...{ texts, value, sequence, changedAt },
    });
  });

  routes.workspace.read('/events/:slug/calendar.ics', async (visit) => {
    const event = await needEvent(visit, visit.param('slug'));
    return answerEvent(visit, ofWorkspace(visit.project, event, await textsOf(visit, event.head.id)));
  });

  routes.read('/calendars/project/:project/events.ics', async (visit) => {
    const project = await needProjectOnSite(visit, visit.param('project'));
    return answerFeed(visit, {
      name: visit.reader.say(words)('feed.project', { project: project.acronym }),
      events: await publicEvents(visit, project, null),
      source: visit.here,
    });
  });

  routes.read('/calendars/partner/:project/:partner/events.ics', async (visit) => {
    const partner = await needPublished<unknown>(visit, visit.param('project'), 'partner', visit.param('partner'));
    return answerFeed(visit, {
      name: visit.reader.say(words)('feed.partner', { project: partner.project.acronym, partner: partner.title }),
      events: await publicEvents(visit, partner.project, partner.id),
      source: visit.here,
    });
  });

  routes.read('/projects/:project/calendar', async (visit) => {
    const project = await needProjectOnSite(visit, visit.param('project'));
    return visit.page(await calendarsPage(visit, project, await publicEvents(visit, project, null)));
  });
}

/** One event to be kept; there is no file of one whose day is not known. */
function answerEvent(visit: Visit, event: CalendarEvent): Response {
  const entries = entriesOf(visit.reader, visit.tools.settings, event);
  if (entries.length === 0) throw new NotFound();
  const head = { name: titleOf(visit.reader, event), description: '', source: null };
  return answerCalendar(visit, calendarFile(head, entries), `${event.slug ?? event.id}.ics`);
}
