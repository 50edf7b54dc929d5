import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { onlyPartner, writesFor } from '../../records/editing.ts';
import { recordAddress } from '../../records/kinds.ts';
import { headsById } from '../../records/record.ts';
import { linksOf } from '../chain/index.ts';
import type { StoredEvent } from '../events/index.ts';
import { createLesson, unwrittenVariety } from '../lessons/index.ts';
import words from './words.json' with { type: 'json' };

/** The unwritten lessons that were learnt at an event. */
export async function unwrittenOf(visit: WorkspaceVisit, eventId: string) {
  const links = await linksOf(visit, 'workspace', eventId);
  const lessons = links.filter(({ type }) => type === 'lesson-from').map(({ from }) => from);
  const heads = await headsById(visit, lessons);
  return [...heads.values()]
    .filter(({ variety }) => variety === unwrittenVariety)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ title, slug }) => ({ title, address: recordAddress('workspace', 'lesson', visit.project.slug, slug) }));
}

/** Keeps what nobody writes down as a lesson of the visitor's partner; nobody outside the project reads it. */
export async function keepUnwritten(
  visit: WorkspaceVisit,
  { head, value }: StoredEvent,
  told: { readonly title: string; readonly description: string },
): Promise<void> {
  const writing = writesFor(visit.who, visit.project.id);
  const own = writing === 'everybody' ? null : value.visitors.find((visitor) => writing.includes(visitor));
  const learner = own ?? onlyPartner(visit.who, visit.project.id);
  const language = visit.reader.language;
  const lesson = { ...told, language, themes: [], learner, sources: [], isUnwritten: true };
  const reason = visit.reader.say(words)('unwritten.reason');
  await createLesson(visit, lesson, { event: head.id, practice: null, reason });
}
