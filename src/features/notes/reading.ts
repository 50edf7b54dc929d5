import type { Problems, Typed } from '../../kernel/forms.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { sessionIsGone } from '../agenda/index.ts';
import type { StoredEvent } from '../events/index.ts';
import { checkFiles } from '../files/index.ts';
import { noteForm, problemsInNote, type NoteTyped } from './note.ts';
import type { NewPhotographs } from './store.ts';
import words from './words.json' with { type: 'json' };

/** What was sent and cannot be kept, with what is wrong. */
export interface RefusedNote {
  readonly typed: Typed;
  readonly problems: Problems;
}

export interface ReadNote {
  readonly typed: Typed;
  readonly values: NoteTyped;
  readonly photographs: NewPhotographs;
}

/**
 * Reads a note that was sent, and looks into its photographs. `present`: how many it has already. Where a session of
 * the agenda is gone the note is refused, or is about the whole event.
 */
export async function readNote(
  visit: WorkspaceVisit,
  event: StoredEvent,
  present: number,
  whereSessionIsGone: 'refuse' | 'whole event' = 'refuse',
): Promise<RefusedNote | ReadNote> {
  const read = visit.read(noteForm);
  if (!read.ok) return { typed: read.typed, problems: read.problems };
  const { typed } = read;
  const isGone = await sessionIsGone(visit, event.head.id, read.values.session);
  const values = isGone && whereSessionIsGone === 'whole event' ? { ...read.values, session: null } : read.values;
  const checked = await checkFiles(values.photographs, visit.reader, 'pictures');
  const problems: Problems = {
    ...problemsInNote(values, present, visit.reader.say(words)),
    ...(isGone && values.session !== null ? { session: { key: 'notAChoice' } } : {}),
    ...('reason' in checked ? { photographs: { key: 'wrong', text: checked.reason } } : {}),
  };
  if ('reason' in checked || Object.keys(problems).length > 0) return { typed, problems };
  return { typed, values, photographs: { files: checked.files, caption: values.caption } };
}
