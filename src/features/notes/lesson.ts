import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { onlyPartner } from '../../records/editing.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { StoredEvent } from '../events/index.ts';
import { createLesson, lessonTitleLimit, lessonWords, mayAddLesson } from '../lessons/index.ts';
import { firstLine, type Note } from './note.ts';

/** Makes a lesson that begins with what a note says, tied to its event; gives the page where it is gone on with. */
export async function makeLesson(visit: WorkspaceVisit, { head }: StoredEvent, note: Note): Promise<Address> {
  const say = visit.reader.say(lessonWords);
  mustBeAllowed(mayAddLesson(visit.who, visit.project, say));
  const lesson = {
    title: firstLine(note.content, lessonTitleLimit) || head.title,
    language: note.language,
    description: note.content,
    themes: [],
    learner: onlyPartner(visit.who, visit.project.id),
    sources: [],
  };
  const { slug } = await createLesson(visit, lesson, { event: head.id, practice: null, reason: say('lesson.reason') });
  return address`${recordAddress('workspace', 'lesson', visit.project.slug, slug)}/edit`;
}
