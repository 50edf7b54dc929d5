import { join } from 'node:path';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { fileNameParameter } from '../../kernel/visit.ts';
import { headsById } from '../../records/record.ts';
import { sessionsOf, timesOf, type Session } from '../agenda/index.ts';
import { eventWhen, type StoredEvent } from '../events/index.ts';
import { notesOf, type Note } from '../notes/index.ts';
import { questionsAbout, type Question } from '../questions/index.ts';
import { broughtFrom } from './store.ts';
import { unwrittenOf } from './unwritten.ts';
import words from './words.json' with { type: 'json' };

const template = join(import.meta.dirname, 'dossier.typ');

/** One entry of the printed dossier. */
interface Item {
  readonly title: string;
  readonly when: string;
  readonly note: string;
  readonly further: readonly { readonly text: string; readonly by: string }[];
}

/** The dossier on paper, with what the person may read and their own private notes left out: it is handed round. */
export async function dossierDocument(visit: WorkspaceVisit, event: StoredEvent): Promise<Response> {
  const pdf = await visit.tools.documents.pdf(template, await dossierTold(visit, event));
  return visit.context.body(pdf, 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; ${fileNameParameter(`${event.head.slug ?? 'dossier'}.pdf`)}`,
    'Cache-Control': 'private, no-store',
  });
}

async function dossierTold(visit: WorkspaceVisit, event: StoredEvent): Promise<object> {
  const { reader } = visit;
  const say = reader.say(words);
  const { head, value } = event;
  const partners = await headsById(visit, [...(value.host === null ? [] : [value.host]), ...value.visitors]);
  const names = (ids: readonly (string | null)[]) =>
    ids.flatMap((id) => partners.get(id ?? '')?.title ?? []).join(', ');
  const fact = (label: string, text: string | null) => (text ? [{ label, value: text }] : []);
  const none = say('document.none');
  const notes = (await notesOf(visit, head.id)).filter(({ isShared }) => isShared);
  return {
    title: say('dossier.title', { title: head.title }),
    project: `${visit.project.acronym}: ${visit.project.title}`,
    language: reader.language,
    facts: [
      ...fact(say('fact.when'), eventWhen(reader, value)),
      ...fact(say('fact.place'), value.place),
      ...fact(say('fact.host'), names([value.host])),
      ...fact(say('fact.visitors'), names(value.visitors)),
    ],
    parts: [
      { title: say('document.questions'), items: await questions(visit, head.id), none },
      { title: say('agenda.title'), items: await sessions(visit, event, notes), none },
      {
        title: say('notes.whole'),
        items: notes.filter(({ session }) => session === null).map((one) => ofNote(visit, one)),
        none,
      },
      { title: say('brought.title'), items: await brought(visit, head.id), none },
      {
        title: say('unwritten.title'),
        items: (await unwrittenOf(visit, head.id)).map(({ title }) => plain(title)),
        none,
      },
    ],
  };
}

function plain(title: string): Item {
  return { title, when: '', note: '', further: [] };
}

async function questions(visit: WorkspaceVisit, eventId: string): Promise<Item[]> {
  const asked = await questionsAbout(visit, 'workspace', eventId);
  return asked.map(({ content, askerOrganisation, answer }: Question) => ({
    ...plain(content),
    when: askerOrganisation,
    note: answer,
  }));
}

async function sessions(visit: WorkspaceVisit, { head }: StoredEvent, notes: readonly Note[]): Promise<Item[]> {
  const say = visit.reader.say(words);
  const all = await sessionsOf(visit, 'workspace', head.id);
  const practices = await headsById(
    visit,
    all.flatMap((session) => session.practices),
  );
  const when = (session: Session) =>
    [session.day && visit.reader.date(session.day), timesOf(session), session.place].filter(Boolean).join(', ');
  const shown = (session: Session) => session.practices.flatMap((id) => practices.get(id)?.title ?? []).join('; ');
  return all.map((session) => ({
    title: session.title,
    when: when(session),
    note: [
      session.speakers,
      session.description,
      shown(session) && say('document.practices', { titles: shown(session) }),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    further: notes
      .filter((note) => note.session === session.id)
      .map(({ content, author }) => ({ text: content, by: author.name })),
  }));
}

function ofNote({ reader }: WorkspaceVisit, { content, author, writtenAt }: Note): Item {
  return { title: author.name, when: reader.moment(writtenAt), note: content, further: [] };
}

async function brought(visit: WorkspaceVisit, eventId: string): Promise<Item[]> {
  const { reader } = visit;
  const say = reader.say(words);
  return (await broughtFrom(visit, eventId)).map(({ what, receiver, person, dueOn, doneOn }) => ({
    ...plain(what),
    when: [person.name, dueOn && reader.date(dueOn)].filter(Boolean).join(', '),
    note: [say('document.receiver', { receiver }), doneOn && say('brought.done', { day: reader.date(doneOn) })]
      .filter(Boolean)
      .join('\n'),
  }));
}
