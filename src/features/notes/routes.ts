import { address } from '../../kernel/address.ts';
import { mustBeAllowed, NotFound } from '../../kernel/answers.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formSent } from '../../layout/index.ts';
import { revisionSeen } from '../../layout/record/index.ts';
import { needEvent, type StoredEvent } from '../events/index.ts';
import { serve, smallName } from '../files/index.ts';
import { notesAddress } from './addresses.ts';
import { notePage, removalPage, typedOf } from './form-page.ts';
import { makeLesson } from './lesson.ts';
import { noteFrom, type Note } from './note.ts';
import { mayChangeNote } from './policy.ts';
import { readNote, type RefusedNote } from './reading.ts';
import { addNote, changeNote, needNote, needPhotograph, removeNote, removePhotograph } from './store.ts';
import { notesPage } from './views.ts';
import words from './words.json' with { type: 'json' };

const path = '/events/:slug/notes';

/** Where notes at an event are read, written, changed and thrown away. */
export function writingRoutes(routes: Routes): void {
  routes.workspace.read(path, async (visit) => visit.page(await notesPage(visit, await needEventHere(visit))));

  routes.workspace.read(`${path}/new`, async (visit) =>
    visit.page(await notePage(visit, await needEventHere(visit), null)),
  );
  routes.workspace.write(`${path}/new`, async (visit) => {
    const event = await needEventHere(visit);
    const read = await readNote(visit, event, 0);
    if ('problems' in read) return sentBack(visit, event, null, read);
    await addNote(visit, event.head.id, noteFrom(read.values), read.photographs);
    return saved(visit, event, 'new', 'said.added');
  });

  routes.workspace.read(`${path}/:note/edit`, async (visit) => {
    const { event, note } = await needOwn(visit);
    return visit.page(await notePage(visit, event, note));
  });
  routes.workspace.write(`${path}/:note/edit`, async (visit) => {
    const { event, note } = await needOwn(visit);
    const read = await readNote(visit, event, note.photographs.length);
    if ('problems' in read) return sentBack(visit, event, note, read);
    const isKept = await changeNote(visit, note.id, revisionSeen(visit), noteFrom(read.values), read.photographs);
    if (isKept) return saved(visit, event, `${note.id}/edit`, 'said.changed');
    const meanwhile = { who: note.author.name, when: note.changedAt, typed: typedOf(note) };
    const refused = { typed: read.typed, problems: {} };
    return visit.page(await notePage(visit, event, note, { refused, meanwhile }), 409);
  });
}

/** What else can be done with a note: thrown away, made a lesson, its photographs seen. */
export function furtherRoutes(routes: Routes): void {
  routes.workspace.read(`${path}/:note/removal`, async (visit) => {
    const { event, note } = await needOwn(visit);
    return visit.page(removalPage(visit, event, note));
  });
  routes.workspace.write(`${path}/:note/removal`, async (visit) => {
    const { event, note } = await needOwn(visit);
    await removeNote(visit, note.id);
    return saved(visit, event, `${note.id}/edit`, 'said.removed');
  });
  routes.workspace.write(`${path}/:note/photographs/:photograph/removal`, async (visit) => {
    const { event, note } = await needOwn(visit);
    const photograph = note.photographs.find(({ id }) => id === visit.param('photograph'));
    if (!photograph) throw new NotFound();
    await removePhotograph(visit, note.id, photograph.id);
    const page = address`${notesAddress(visit.project.slug, event.head.slug)}/${note.id}/edit`;
    return visit.redirect(page, { text: visit.reader.say(words)('said.photograph') });
  });
  routes.workspace.write(`${path}/:note/lesson`, async (visit) => {
    const event = await needEventHere(visit);
    const note = await needNote(visit, event.head.id, visit.param('note'));
    return visit.redirect(await makeLesson(visit, event, note), { text: visit.reader.say(words)('said.lesson') });
  });
  routes.workspace.read('/photographs/:photograph/:name', async (visit) => {
    const { name, hash, mediaType } = await needPhotograph(visit, visit.param('photograph'));
    return serve(visit, { name, hash, mediaType });
  });
  routes.workspace.read('/photographs/:photograph/:name/small', async (visit) => {
    const { name, small } = await needPhotograph(visit, visit.param('photograph'));
    if (small === null) throw new NotFound();
    return serve(visit, { name: smallName(name), hash: small, mediaType: 'image/webp' });
  });
}

const needEventHere = (visit: WorkspaceVisit) => needEvent(visit, visit.param('slug'));

async function needOwn(visit: WorkspaceVisit): Promise<{ event: StoredEvent; note: Note }> {
  const event = await needEventHere(visit);
  const note = await needNote(visit, event.head.id, visit.param('note'));
  mustBeAllowed(mayChangeNote(visit.who, note, visit.reader.say(words)));
  return { event, note };
}

async function sentBack(
  visit: WorkspaceVisit,
  event: StoredEvent,
  note: Note | null,
  refused: RefusedNote,
): Promise<Response> {
  return visit.page(await notePage(visit, event, note, { refused }), 422);
}

async function saved(
  visit: WorkspaceVisit,
  { head }: StoredEvent,
  form: string,
  text: 'said.added' | 'said.changed' | 'said.removed',
): Promise<Response> {
  const all = notesAddress(visit.project.slug, head.slug);
  return formSent(visit, address`${all}/${form}`, all, visit.reader.say(words)(text));
}
