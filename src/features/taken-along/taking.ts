import { readForm, type Problems } from '../../kernel/forms.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { onlyPartner } from '../../records/editing.ts';
import { recordAddress } from '../../records/kinds.ts';
import { problemText } from '../../ui/index.ts';
import type { StoredEvent } from '../events/index.ts';
import { createLesson, lessonWords, mayAddLesson } from '../lessons/index.ts';
import { addNote, changeNote, findNote, noteAddress, noteFrom, readNote, type ReadNote } from '../notes/index.ts';
import { lessonForm, momentWritten, type Envelope } from './form.ts';
import type { Received } from './receiving.ts';
import words from './words.json' with { type: 'json' };

/** Makes of what was sent what it is: a note at the event, or a lesson. */
export async function take(visit: WorkspaceVisit, event: StoredEvent, envelope: Envelope): Promise<Received> {
  const read = await readNote(visit, event, 0, 'whole event');
  if ('problems' in read) return { state: 'refused', reasons: reasonsIn(visit, read.problems) };
  return envelope.kind === 'lesson' ? takeLesson(visit, event, envelope, read) : takeNote(visit, event, envelope, read);
}

async function takeNote(
  visit: WorkspaceVisit,
  { head }: StoredEvent,
  { writtenAt, note, revision }: Envelope,
  { values, photographs }: ReadNote,
): Promise<Received> {
  const taken = (id: string) =>
    ({ state: 'taken', address: noteAddress(visit.project.slug, head.slug, id).text }) as const;
  const own = note === null ? null : await findNote(visit, head.id, note);
  // A note that was thrown away meanwhile is written anew: what was typed is not lost.
  if (own?.author.id !== visit.who.person.id) {
    const moment = momentWritten(writtenAt, visit.now);
    return taken(await addNote(visit, head.id, noteFrom(values), photographs, moment));
  }
  if (await changeNote(visit, own.id, Number(revision), noteFrom(values), photographs)) return taken(own.id);
  return { state: 'conflict', theirs: { content: own.content, revision: own.revision } };
}

async function takeLesson(
  visit: WorkspaceVisit,
  { head }: StoredEvent,
  { writtenAt }: Envelope,
  { values, photographs }: ReadNote,
): Promise<Received> {
  const say = visit.reader.say(lessonWords);
  const may = mayAddLesson(visit.who, visit.project, say);
  if (!may.may) return { state: 'refused', reasons: [may.reason] };
  const named = readForm(lessonForm, visit.submitted);
  if (!named.ok) return { state: 'refused', reasons: reasonsIn(visit, named.problems) };
  const { content: description, language } = values;
  const learner = onlyPartner(visit.who, visit.project.id);
  const lesson = { title: named.values.title, language, description, themes: [], learner, sources: [] };
  const from = { event: head.id, practice: null, reason: say('lesson.reason') };
  const { slug } = await createLesson(visit, lesson, from);
  if (photographs.files.length > 0) {
    // A lesson has no photographs of its own; they stay with the event, as a note.
    const moment = momentWritten(writtenAt, visit.now);
    await addNote(visit, head.id, { ...noteFrom(values), content: '' }, photographs, moment);
  }
  return { state: 'taken', address: recordAddress('workspace', 'lesson', visit.project.slug, slug).text };
}

const labels = ['event', 'title', 'session', 'content', 'photographs', 'caption'] as const;

/** Why something was not taken, field by field. */
export function reasonsIn(visit: WorkspaceVisit, problems: Problems): string[] {
  const say = visit.reader.say(words);
  return Object.entries(problems).map(([field, problem]) => {
    const known = labels.find((label) => label === field);
    const text = problemText(visit.reader, problem);
    return known ? `${say(`field.${known}`)}: ${text}` : text;
  });
}
