import { sql } from 'kysely';
import { address } from '../../kernel/address.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { Language } from '../../kernel/words.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { textsOf } from '../../records/texts.ts';
import { assets } from '../../ui/index.ts';
import { sessionsOf, timesOf, type Session } from '../agenda/index.ts';
import { endsById } from '../chain/index.ts';
import { eventAddress, eventWhen, type StoredEvent } from '../events/index.ts';
import { notesOf } from '../notes/index.ts';

/** Where an event is fetched to be taken along, and where what was written at it is sent. */
export function parcelAddress(projectSlug: string, eventSlug: string | null) {
  return address`${eventAddress(projectSlug, { slug: eventSlug })}/taken-along`;
}

/** An event as a person takes it along: texts only, in their language, and what the page needs without a network. */
export async function parcelOf(visit: WorkspaceVisit, { head, value: event }: StoredEvent): Promise<object> {
  const { reader } = visit;
  const sessions = await sessionsOf(visit, 'workspace', head.id);
  const practices = await practicesOf(
    visit,
    sessions.flatMap((session) => session.practices),
  );
  const notes = await notesOf(visit, head.id);
  const read = readTexts(reader, event.language, await textsOf(visit, head.id));
  const description = read.line('description', event.description);
  return {
    key: head.id,
    title: read.line('title', event.title).text,
    when: eventWhen(reader, event) ?? '',
    place: event.place,
    text: paragraphsOf(description.text),
    language: description.lang ?? reader.language,
    address: parcelAddress(visit.project.slug, head.slug).text,
    page: eventAddress(visit.project.slug, head).text,
    sessions: sessions.map((session) => ({
      id: session.id,
      title: session.title,
      language: session.language,
      when: whenOf(reader, session),
      about: [session.speakers, session.place, session.description].filter((text) => text !== '').join('\n'),
      practices: session.practices.flatMap((id) => practices.get(id) ?? []),
    })),
    notes: notes
      .filter(({ author }) => author.id === visit.who.person.id)
      .map(({ id, revision, session, content, isShared, language }) => ({
        ...{ id, revision, content, language },
        session: session ?? '',
        readers: isShared ? 'project' : 'own',
      })),
    assets: assets.map(({ path }) => path),
  };
}

function whenOf(reader: Reader, session: Session): string {
  return [session.day && reader.date(session.day), timesOf(session)].filter((part) => part !== null).join(', ');
}

function paragraphsOf(text: string): string[] {
  return text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
}

const fields = ['summary', 'description', 'difficulties', 'transfer'] as const;

/** What practices say, as they were published: in the reader's language where their description is translated. */
async function practicesOf(visit: WorkspaceVisit, ids: readonly string[]) {
  const ends = await endsById(visit, 'workspace', [...ids], visit.reader.language);
  const { rows } = await sql<{
    id: string;
    language: Language;
    content: Record<string, unknown>;
    texts: Record<string, { content?: string }> | null;
  }>`
    select record_id as id, language, content -> 'content' as content, content -> 'texts' -> ${visit.reader.language}::text as texts
    from published where record_id = any (${[...ids]}::uuid[])`.execute(visit.db);
  const published = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    [...ends.values()].map((end) => {
      const row = published.get(end.id);
      const translated = row?.texts?.['description'] ? row.texts : null;
      const text = fields.flatMap((name) => {
        const written = translated ? translated[name]?.content : row?.content[name];
        return typeof written === 'string' ? paragraphsOf(written) : [];
      });
      const language = translated ? visit.reader.language : (row?.language ?? end.language);
      return [end.id, { title: end.title, titleLanguage: end.language, text, language }];
    }),
  );
}
