import type { NoteValues } from '../features/notes/index.ts';

/** What people wrote down at an event, by its key; each note on a day, by somebody of a partner. */
export interface NotesData {
  readonly event: string;
  readonly notes: readonly (Omit<NoteValues, 'session'> & {
    readonly day: string;
    readonly by: string;
    /** Title of a session of the event. */
    readonly session?: string;
    readonly photograph?: { readonly name: string; readonly caption: string };
  })[];
}
