import { address, type Address } from '../../kernel/address.ts';
import { attributes, html, paragraphs, type Html } from '../../kernel/html.ts';
import { isWorkspaceVisit, type Visit, type WorkspaceVisit } from '../../kernel/visit.ts';
import { workspacePage } from '../../layout/index.ts';
import { writesIn } from '../../records/editing.ts';
import {
  buttonForm,
  buttonLink,
  emptyState,
  langOf,
  link,
  pageHead,
  photograph,
  section,
  tag,
} from '../../ui/index.ts';
import { sessionsOf } from '../agenda/index.ts';
import { eventAddress, type EventOnPage, type StoredEvent } from '../events/index.ts';
import { notesAddress, photographAddress } from './addresses.ts';
import type { Note, Photographed } from './note.ts';
import { mayChangeNote } from './policy.ts';
import { newestNotes, notesOf } from './store.ts';
import words from './words.json' with { type: 'json' };

const newest = 3;

/** Notes on the page of an event, in the workspace: the newest, the way to all of them, and to a new one. */
export async function notesPanel(visit: Visit, shown: EventOnPage): Promise<Html | null> {
  if (shown.face === 'public' || !isWorkspaceVisit(visit)) return null;
  const say = visit.reader.say(words);
  const { notes, all: count } = await newestNotes(visit, shown.id, newest);
  const all = notesAddress(shown.projectSlug, shown.slug);
  const body = html`${notes.length === 0 ? html`<p class="subtle">${say('panel.none')}</p>` : noteList(visit, shown.slug, notes)}
${count > newest && html`<p>${link(say('panel.all', { count }), all)}</p>`}`;
  return section({ title: say('notes.title'), id: 'notes', actions: newButton(visit, all), body });
}

function newButton(visit: WorkspaceVisit, all: Address): Html {
  return buttonLink({
    label: visit.reader.say(words)('new.title'),
    address: address`${all}/new`,
    variant: 'secondary',
  });
}

/** All notes of an event, by the sessions of its agenda. */
export async function notesPage(visit: WorkspaceVisit, { head }: StoredEvent): Promise<Html> {
  const say = visit.reader.say(words);
  const notes = await notesOf(visit, head.id);
  const sessions = await sessionsOf(visit, 'workspace', head.id);
  const all = notesAddress(visit.project.slug, head.slug);
  const groups = [{ id: null, title: say('notes.whole') }, ...sessions.map(({ id, title }) => ({ id, title }))].map(
    (group) => ({ ...group, notes: notes.filter(({ session }) => session === group.id) }),
  );
  const title = say('notes.title');
  const back = eventAddress(visit.project.slug, head);
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, above: link(head.title, back), lead: say('notes.lead'), actions: newButton(visit, all) })}
${
  notes.length === 0
    ? emptyState({ title: say('panel.none') })
    : groups.map(
        (group) =>
          group.notes.length > 0 && section({ title: group.title, body: noteList(visit, head.slug, group.notes) }),
      )
}`,
  });
}

/** Notes one below the other, with what the person may do with each. */
export function noteList(visit: WorkspaceVisit, eventSlug: string | null, notes: readonly Note[]): Html {
  return html`<ol class="plain-list stack" data-gap="large">${notes.map((note) => html`<li>${noteView(visit, eventSlug, note)}</li>`)}</ol>`;
}

function noteView(visit: WorkspaceVisit, eventSlug: string | null, note: Note): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const page = address`${notesAddress(visit.project.slug, eventSlug)}/${note.id}`;
  const isChanged = note.changedAt.getTime() - note.writtenAt.getTime() > 0 && note.revision > 1;
  const acts =
    mayChangeNote(visit.who, note, say).may &&
    html`${link(say('note.change'), address`${page}/edit`)}
${link(say('note.remove'), address`${page}/removal`)}`;
  const becomesLesson = note.content !== '' && writesIn(visit.who, visit.project.id);
  return html`<article class="stack" data-gap="small" id="note-${note.id}">
<p class="subtle small">${say('note.by', { name: note.author.name, when: reader.moment(note.writtenAt) })}${isChanged && html` ${say('note.changed', { when: reader.moment(note.changedAt) })}`}</p>
${note.content !== '' && html`<div class="prose"${attributes({ lang: langOf(reader, note.language) })}>${paragraphs(note.content)}</div>`}
${note.photographs.map((one, index) => html`<figure class="evidence">${photographView(visit, note, one, index)}${one.caption !== '' && html`<figcaption>${one.caption}</figcaption>`}</figure>`)}
<div class="row">${!note.isShared && tag(say('note.own'))} ${acts} ${becomesLesson && buttonForm({ label: say('note.lesson'), action: address`${page}/lesson`, variant: 'quiet' })}</div>
</article>`;
}

function photographView(visit: WorkspaceVisit, note: Note, one: Photographed, index: number): Html {
  const address = (size: 'whole' | 'small') => photographAddress(visit.project.slug, one, size);
  const alt = one.caption || visit.reader.say(words)('note.photograph', { name: note.author.name, number: index + 1 });
  return photograph({
    source: address(one.picture?.hasSmall ? 'small' : 'whole'),
    original: address('whole'),
    alt,
    size: one.picture,
  });
}

/** The photographs a note has, each to be taken away, on the page where it is changed. */
export function photographsToChange(visit: WorkspaceVisit, eventSlug: string | null, note: Note): Html | null {
  if (note.photographs.length === 0) return null;
  const say = visit.reader.say(words);
  const page = address`${notesAddress(visit.project.slug, eventSlug)}/${note.id}`;
  return section({
    title: say('photographs.title'),
    body: html`<ul class="plain-list stack">${note.photographs.map(
      (one, index) =>
        html`<li class="stack" data-gap="small">${photographView(visit, note, one, index)}${buttonForm({
          label: say('photographs.remove'),
          action: address`${page}/photographs/${one.id}/removal`,
          variant: 'quiet',
        })}</li>`,
    )}</ul>`,
  });
}
