import { sql } from 'kysely';
import { sessionsOf } from '../features/agenda/index.ts';
import { addNote } from '../features/notes/index.ts';
import { makeFile } from './files.ts';
import { idOf, on, type Stage } from './stage.ts';

export async function loadNotes(stage: Stage): Promise<void> {
  for (const { event, notes } of stage.network.notes) {
    const sessions = await sessionsOf(stage.scope, 'workspace', idOf(stage, event));
    for (const { day, by, session, photograph, ...note } of notes) {
      const scope = on(stage, day, by);
      // The database lets nobody write a note for somebody else alone.
      await sql`select set_config('uptake.person', ${scope.who.person.id}, true)`.execute(scope.db);
      const about = sessions.find(({ title }) => title === session)?.id ?? null;
      const files = photograph
        ? [{ name: photograph.name, content: makeFile('picture', photograph.caption).content }]
        : [];
      await addNote(
        scope,
        idOf(stage, event),
        { ...note, session: about },
        { files, caption: photograph?.caption ?? '' },
      );
    }
  }
  await sql`select set_config('uptake.person', '', true)`.execute(stage.scope.db);
}
