import { address, type Address } from '../../../kernel/address.ts';
import { mustBeAllowed } from '../../../kernel/answers.ts';
import type { Problems, ReadForm } from '../../../kernel/forms.ts';
import type { Routes } from '../../../kernel/routes.ts';
import type { Visit, WorkspaceVisit } from '../../../kernel/visit.ts';
import { historyRoutes } from '../../../layout/history/index.ts';
import { draftKey, publicPage } from '../../../layout/index.ts';
import { revisionSeen, savedMeanwhile } from '../../../layout/record/index.ts';
import { translationRoutes } from '../../../layout/translation/index.ts';
import { forgetDraft } from '../../../records/drafts.ts';
import { recordAddress, type Face } from '../../../records/kinds.ts';
import { listPublished, listRecords, readListQuery } from '../../../records/listing.ts';
import { choicesOf, namesOf } from '../../../records/names.ts';
import { hasUnpublishedChanges } from '../../../records/published-value.ts';
import { needProjectOnSite, needPublished, withdraw } from '../../../records/publishing.ts';
import { SavedMeanwhile } from '../../../records/record.ts';
import { textsOf } from '../../../records/texts.ts';
import { linksPanel } from '../../chain/index.ts';
import { mayAddEvent, mayEditEvent, mayGiveTo } from '../policy.ts';
import words from '../words.json' with { type: 'json' };
import type { LearningEvent } from './event.ts';
import { eventForm, eventFrom, problemsBetween, typedOf } from './form.ts';
import {
  editEventPage,
  eventList,
  eventPage,
  historyWords,
  newEventPage,
  publicEventList,
  translatableOf,
} from './pages.ts';
import { changeEvent, createEvent, needEvent, publishEvent, type StoredEvent } from './store.ts';
import { eventTitle, eventView } from './view.ts';

/** Learning events as everybody reads them. */
export function publicEventRoutes(routes: Routes): void {
  routes.read('/events', async (visit) =>
    visit.page(publicEventList(visit, null, await listPublished(visit, readListQuery(visit, 'event', 'date')))),
  );

  routes.read('/projects/:project/events', async (visit) => {
    const project = await needProjectOnSite(visit, visit.param('project'));
    return visit.page(
      publicEventList(visit, project, await listPublished(visit, readListQuery(visit, 'event', 'date'), project.id)),
    );
  });

  routes.read('/projects/:project/events/:slug', async (visit) => {
    const {
      id,
      project,
      content: event,
      texts,
    } = await needPublished<LearningEvent>(visit, visit.param('project'), 'event', visit.param('slug'));
    const shown = { event, texts, ...(await around(visit, 'public', project.slug, id, event)) };
    return visit.page(publicPage(visit, { title: eventTitle(visit, shown), project, main: eventView(visit, shown) }));
  });
}

/** Partners and links around an event, as far as the face shows them. */
async function around(visit: Visit, face: Face, project: string, id: string, event: LearningEvent) {
  const partners = await namesOf(visit, face, project, [event.host, ...event.visitors]);
  return { partners, links: await linksPanel(visit, face, id) };
}

/** Learning events in a project's workspace: list, page, writing, publication. */
export function workspaceEventRoutes(routes: Routes): void {
  routes.workspace.read('/events', async (visit) =>
    visit.page(eventList(visit, await listRecords(visit, readListQuery(visit, 'event', 'date')))),
  );

  routes.workspace.read('/events/new', async (visit) => {
    mustBeAllowed(mayAddEvent(visit.who, visit.project, say(visit)));
    return visit.page(await newEventPage(visit));
  });

  routes.workspace.write('/events/new', async (visit) => {
    mustBeAllowed(mayAddEvent(visit.who, visit.project, say(visit)));
    const read = await readEvent(visit);
    if (!read.ok) return visit.page(await newEventPage(visit, { refused: read }), 422);
    mustBeAllowed(mayGiveTo(visit.who, visit.project, read.values.host, say(visit)));
    const made = await createEvent(visit, eventFrom(read.values));
    return saved(visit, address`/p/${visit.project.slug}/events/new`, made.slug);
  });

  routes.workspace.read('/events/:slug', async (visit) => {
    const { head, event } = await needEvent(visit, visit.param('slug'));
    const shown = {
      event,
      texts: await textsOf(visit, head.id),
      ...(await around(visit, 'workspace', visit.project.slug, head.id, event)),
    };
    return visit.page(eventPage(visit, head, shown, await hasUnpublishedChanges(visit, head.id, event)));
  });

  routes.workspace.read('/events/:slug/edit', async (visit) =>
    visit.page(await editEventPage(visit, await needEditable(visit))),
  );

  routes.workspace.write('/events/:slug/edit', async (visit) => {
    const stored = await needEditable(visit);
    const read = await readEvent(visit);
    if (!read.ok) return visit.page(await editEventPage(visit, stored, { refused: read }), 422);
    const { host } = read.values;
    if (host !== stored.event.host) mustBeAllowed(mayGiveTo(visit.who, visit.project, host, say(visit)));
    try {
      await changeEvent(visit, stored, revisionSeen(visit), eventFrom(read.values));
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const present = await needEvent(visit, visit.param('slug'));
      const meanwhile = await savedMeanwhile(visit, stored.head.id, typedOf(present.event, visit.reader.zone));
      return visit.page(
        await editEventPage(visit, present, { refused: { typed: read.typed, problems: {} }, meanwhile }),
        409,
      );
    }
    return saved(visit, address`${pageAddress(visit, stored.head.slug)}/edit`, stored.head.slug);
  });

  routes.workspace.write('/events/:slug/publication', async (visit) => {
    const stored = await needEditable(visit);
    await publishEvent(visit, stored);
    return visit.redirect(pageAddress(visit, stored.head.slug), { text: say(visit)('said.published') });
  });

  routes.workspace.write('/events/:slug/withdrawal', async (visit) => {
    const { head } = await needEditable(visit);
    await withdraw(visit, head);
    return visit.redirect(pageAddress(visit, head.slug), { text: say(visit)('said.withdrawn') });
  });

  translationRoutes(routes, 'event', async (visit) =>
    translatableOf(visit, await needEvent(visit, visit.param('slug'))),
  );
  historyRoutes(routes, 'event', async (visit) => {
    const partners = new Map((await choicesOf(visit, 'partner')).map(({ value, label }) => [value, label]));
    return { head: (await needEvent(visit, visit.param('slug'))).head, words: historyWords(visit, partners) };
  });
}

function say(visit: WorkspaceVisit) {
  return visit.reader.say(words);
}

function pageAddress(visit: WorkspaceVisit, slug: string | null): Address {
  return recordAddress('workspace', 'event', visit.project.slug, slug);
}

async function needEditable(visit: WorkspaceVisit): Promise<StoredEvent> {
  const stored = await needEvent(visit, visit.param('slug'));
  mustBeAllowed(mayEditEvent(visit.who, visit.project, stored.head, say(visit)));
  return stored;
}

/** What was typed, with the problems that only show when fields, partners and rules are seen together. */
async function readEvent(visit: WorkspaceVisit): Promise<ReadForm<(typeof eventForm)['fields']>> {
  const read = visit.read(eventForm);
  if (!read.ok) return read;
  const partners = new Set((await choicesOf(visit, 'partner')).map(({ value }) => value));
  const { host, visitors } = read.values;
  const problems: Problems = {
    ...problemsBetween(read.values, say(visit)),
    ...(host === null || partners.has(host) ? {} : { host: { key: 'notAChoice' } }),
    ...(visitors.every((visitor) => partners.has(visitor)) ? {} : { visitors: { key: 'notAChoice' } }),
  };
  return Object.keys(problems).length === 0 ? read : { ok: false, problems, typed: read.typed };
}

async function saved(visit: WorkspaceVisit, form: Address, slug: string | null): Promise<Response> {
  await forgetDraft(visit, draftKey(form));
  return visit.redirect(pageAddress(visit, slug), { text: say(visit)('said.saved'), draft: draftKey(form) });
}
