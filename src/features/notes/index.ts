import type { Routes } from '../../kernel/routes.ts';
import { furtherRoutes, writingRoutes } from './routes.ts';

/** The door of the notes: what people write down at a learning event, with photographs. */
export { notesAddress } from './addresses.ts';
export { type Note, type NoteValues } from './note.ts';
export { addNote } from './store.ts';
export { notesPanel } from './views.ts';

export function noteRoutes(routes: Routes): void {
  writingRoutes(routes);
  furtherRoutes(routes);
}
