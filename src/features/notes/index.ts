import type { Routes } from '../../kernel/routes.ts';
import { furtherRoutes, writingRoutes } from './routes.ts';

/** The door of the notes: what people write down at a learning event, with photographs. */
export { noteAddress, notesAddress } from './addresses.ts';
export { noteForm, noteFrom, type Note, type NoteValues } from './note.ts';
export { readNote, type ReadNote } from './reading.ts';
export { addNote, changeNote, findNote, notesOf } from './store.ts';
export { noteList, notesPanel } from './views.ts';

export function noteRoutes(routes: Routes): void {
  writingRoutes(routes);
  furtherRoutes(routes);
}
