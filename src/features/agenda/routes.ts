import { address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formSent } from '../../layout/index.ts';
import { revisionSeen, savedMeanwhile } from '../../layout/record/index.ts';
import { choicesOf } from '../../records/names.ts';
import { SavedMeanwhile } from '../../records/record.ts';
import { needEvent, type StoredEvent } from '../events/index.ts';
import { problemsBetween, sessionForm, sessionFrom, typedOf } from './form.ts';
import { agendaAddress, agendaPage, sessionAddress } from './pages.ts';
import { removalPage, sessionPage } from './session-pages.ts';
import { mayKeepAgenda } from './policy.ts';
import { needSession, sessionsOf } from './reading.ts';
import { addSession, changeSession, removeSession } from './store.ts';
import { sessionAnchor } from './view.ts';
import words from './words.json' with { type: 'json' };

/** Where the agenda of an event is written: all sessions on one page, each with a form of its own. */
export function writingRoutes(routes: Routes): void {
  routes.workspace.read('/events/:slug/agenda', async (visit) => {
    const event = await needKept(visit);
    return visit.page(await agendaPage(visit, event, await sessionsOf(visit, 'workspace', event.head.id)));
  });

  routes.workspace.write('/events/:slug/agenda', async (visit) => {
    const event = await needKept(visit);
    const read = await readSession(visit);
    if (!read.ok) {
      const sessions = await sessionsOf(visit, 'workspace', event.head.id);
      return visit.page(await agendaPage(visit, event, sessions, read), 422);
    }
    const values = sessionFrom(read.values);
    const { id } = await addSession(visit, event, values);
    const agenda = agendaAddress(visit, event);
    const text = visit.reader.say(words)('said.added', { title: values.title });
    return formSent(visit, agenda, address`${agenda}?after=${id}#add`, text);
  });

  routes.workspace.read('/events/:slug/agenda/:session/edit', async (visit) => {
    const event = await needKept(visit);
    return visit.page(await sessionPage(visit, event, await needSession(visit, event, visit.param('session'))));
  });

  routes.workspace.write('/events/:slug/agenda/:session/edit', async (visit) => {
    const event = await needKept(visit);
    const session = await needSession(visit, event, visit.param('session'));
    const read = await readSession(visit);
    if (!read.ok) return visit.page(await sessionPage(visit, event, session, { refused: read }), 422);
    try {
      await changeSession(visit, event, session, revisionSeen(visit), sessionFrom(read.values));
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const present = await needSession(visit, event, session.id);
      const meanwhile = await savedMeanwhile(visit, session.id, typedOf(present));
      const refused = { typed: read.typed, problems: {} };
      return visit.page(await sessionPage(visit, event, present, { refused, meanwhile }), 409);
    }
    const place = address`${agendaAddress(visit, event)}#${sessionAnchor(session)}`;
    const form = sessionAddress(visit, event, session, 'edit');
    return formSent(visit, form, place, visit.reader.say(words)('said.changed'));
  });

  routes.workspace.read('/events/:slug/agenda/:session/removal', async (visit) => {
    const event = await needKept(visit);
    return visit.page(removalPage(visit, event, await needSession(visit, event, visit.param('session'))));
  });

  routes.workspace.write('/events/:slug/agenda/:session/removal', async (visit) => {
    const event = await needKept(visit);
    await removeSession(visit, event, await needSession(visit, event, visit.param('session')));
    return visit.redirect(agendaAddress(visit, event), { text: visit.reader.say(words)('said.removed') });
  });
}

/** The event whose agenda this address names, for somebody who keeps it. */
async function needKept(visit: WorkspaceVisit): Promise<StoredEvent> {
  const event = await needEvent(visit, visit.param('slug'));
  mustBeAllowed(mayKeepAgenda(visit, event));
  return event;
}

async function readSession(visit: WorkspaceVisit) {
  const read = visit.read(sessionForm);
  if (!read.ok) return read;
  const known = new Set((await choicesOf(visit, 'practice')).map(({ value }) => value));
  const areKnown = read.values.practices.every((practice) => known.has(practice));
  const problems = {
    ...problemsBetween(read.values, visit.reader.say(words)),
    ...(areKnown ? {} : { practices: { key: 'notAChoice' as const } }),
  };
  return Object.keys(problems).length === 0 ? read : ({ ok: false, problems, typed: read.typed } as const);
}
