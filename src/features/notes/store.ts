import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { keepFiles, type CheckedFile } from '../files/index.ts';
import type { Note, NoteValues, Photographed } from './note.ts';
import './tables.ts';

/** Photographs to be kept with a note, and what they show. */
export interface NewPhotographs {
  readonly files: readonly CheckedFile[];
  readonly caption: string;
}

const mostShown = 500;

/** The notes of an event that the person may read: their own, and those shared with the project; the oldest first. */
export async function notesOf(scope: ProjectScope, eventId: string): Promise<Note[]> {
  const rows = await select(scope).where('event_id', '=', eventId).orderBy('written_at').limit(mostShown).execute();
  return withPhotographs(scope, rows);
}

/** The newest of them, the newest first, and how many there are of them all. */
export async function newestNotes(
  scope: ProjectScope,
  eventId: string,
  most: number,
): Promise<{ readonly notes: Note[]; readonly all: number }> {
  const own = select(scope).where('event_id', '=', eventId);
  const rows = await own.orderBy('written_at', 'desc').limit(most).execute();
  if (rows.length < most) return { notes: await withPhotographs(scope, rows), all: rows.length };
  const { all } = await own
    .clearSelect()
    .select((of) => of.fn.countAll().as('all'))
    .executeTakeFirstOrThrow();
  return { notes: await withPhotographs(scope, rows), all: Number(all) };
}

/** A note of this event, if there is one that the person may read. */
export async function findNote(scope: ProjectScope, eventId: string, id: string): Promise<Note | null> {
  const rows = isId(id) ? await select(scope).where('note.id', '=', id).where('event_id', '=', eventId).execute() : [];
  const [note] = await withPhotographs(scope, rows);
  return note ?? null;
}

/** The same; NotFound when there is none. */
export async function needNote(scope: ProjectScope, eventId: string, id: string): Promise<Note> {
  const note = await findNote(scope, eventId, id);
  if (!note) throw new NotFound();
  return note;
}

function select(scope: ProjectScope) {
  return scope.db
    .selectFrom('note')
    .innerJoin('person', 'person.id', 'note.author_id')
    .selectAll('note')
    .select('person.name as author_name')
    .where('note.project_id', '=', scope.project.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

async function withPhotographs(scope: ProjectScope, rows: readonly Row[]): Promise<Note[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await sql<
    Photographed & { noteId: string; width: number | null; height: number | null; hasSmall: boolean }
  >`
    select g.id, g.note_id as "noteId", g.name, g.caption, p.width, p.height, p.small_hash is not null as "hasSmall"
    from note_photograph g left join picture p on p.file_hash = g.file_hash
    where g.note_id = any (${rows.map(({ id }) => id)}::uuid[]) order by g.id`.execute(scope.db);
  const photographs = Map.groupBy(found, ({ noteId }) => noteId);
  return rows.map((row) => ({
    id: row.id,
    content: row.content,
    language: row.language,
    isShared: row.is_shared,
    session: row.session_id,
    revision: row.revision,
    author: { id: row.author_id, name: row.author_name },
    writtenAt: row.written_at,
    changedAt: row.changed_at,
    photographs: (photographs.get(row.id) ?? []).map(({ id, name, caption, width, height, hasSmall }) => ({
      ...{ id, name, caption },
      picture: width === null || height === null ? null : { width, height, hasSmall },
    })),
  }));
}

/** Keeps a new note. `writtenAt`: when its author wrote it, which may be earlier than it came here. */
export async function addNote(
  scope: ProjectScope,
  eventId: string,
  note: NoteValues,
  photographs: NewPhotographs,
  writtenAt: Date = scope.now,
): Promise<string> {
  const id = scope.tools.chance.id();
  await scope.db
    .insertInto('note')
    .values({
      id,
      project_id: scope.project.id,
      event_id: eventId,
      author_id: scope.who.person.id,
      ...rowOf(note),
      written_at: writtenAt,
      changed_at: scope.now,
    })
    .execute();
  await addPhotographs(scope, id, photographs);
  return id;
}

/** Replaces what a note says, if it still stands as it was seen; false when it was changed meanwhile. */
export async function changeNote(
  scope: ProjectScope,
  id: string,
  revision: number,
  note: NoteValues,
  photographs: NewPhotographs,
): Promise<boolean> {
  const { numUpdatedRows } = await scope.db
    .updateTable('note')
    .set({ ...rowOf(note), changed_at: scope.now, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await addPhotographs(scope, id, photographs);
  return true;
}

/** Throws a note away, with its photographs. */
export async function removeNote(scope: ProjectScope, id: string): Promise<void> {
  await scope.db.deleteFrom('note').where('id', '=', id).execute();
}

/** Takes one photograph from a note. */
export async function removePhotograph(scope: ProjectScope, noteId: string, id: string): Promise<void> {
  await scope.db.deleteFrom('note_photograph').where('id', '=', id).where('note_id', '=', noteId).execute();
}

async function addPhotographs(scope: ProjectScope, noteId: string, { files, caption }: NewPhotographs): Promise<void> {
  for (const { hash, name } of await keepFiles(scope, files)) {
    await scope.db
      .insertInto('note_photograph')
      .values({
        id: scope.tools.chance.id(),
        project_id: scope.project.id,
        note_id: noteId,
        file_hash: hash,
        name,
        caption,
      })
      .execute();
  }
}

function rowOf({ content, language, isShared, session }: NoteValues) {
  return { content, language, is_shared: isShared, session_id: session };
}

/** A photograph of a note that the person may read, as it is given out; NotFound when there is none. */
export async function needPhotograph(scope: ProjectScope, id: string) {
  const row = isId(id)
    ? await scope.db
        .selectFrom('note_photograph')
        .innerJoin('file', 'file.hash', 'note_photograph.file_hash')
        .leftJoin('picture', 'picture.file_hash', 'file.hash')
        .select(['note_photograph.name', 'file.hash', 'file.media_type as mediaType', 'picture.small_hash as small'])
        .where('note_photograph.id', '=', id)
        .where('note_photograph.project_id', '=', scope.project.id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row;
}
