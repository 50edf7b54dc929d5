import { asTyped, type Problems } from '../../kernel/forms.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { partnerChoices, problemsInPartner } from '../../layout/record/index.ts';
import type { Section, SectionForm } from '../../layout/section/index.ts';
import { onlyPartner } from '../../records/editing.ts';
import { choicesOf } from '../../records/names.ts';
import type { Stored } from '../../records/record.ts';
import { mayAddLesson, mayEditLesson, mayGiveLessonTo } from './policy.ts';
import words from './words.json' with { type: 'json' };
import {
  lessonForm,
  lessonTitleLimit,
  newLessonForm,
  typedOf,
  type Lesson,
  type LessonFields,
  type LessonTyped,
} from './lesson.ts';
import { changeLesson, createLesson, needLesson, publishLesson } from './store.ts';
import { lessonList, lessonView } from './view.ts';

/** What makes a lesson differ from other records; the pages around it are the same for all. */
export const lessonSection: Section<LessonFields, Lesson> = {
  kind: 'lesson',
  words,
  order: 'newest',
  name: (reader, page) => reader.say(words)(`${page}.title`),
  form: formParts,
  find: needLesson,
  mayAdd: (visit) => mayAddLesson(visit.who, visit.project, say(visit)),
  mayEdit: (visit, { head }) => mayEditLesson(visit.who, visit.project, head, say(visit)),
  // The page it was opened from has chosen where it was learnt.
  blank: (visit) =>
    asTyped({
      event: visit.query('event'),
      practice: visit.query('practice'),
      learner: onlyPartner(visit.who, visit.project.id),
      language: visit.reader.language,
    }),
  typed: typedOf,
  problems: problemsIn,
  create: (visit, { event = null, practice = null, ...lesson }) =>
    createLesson(visit, lesson, { event, practice, reason: say(visit)('lesson.reason') }),
  change: changeLesson,
  publish: publishLesson,
  translatable: ({ title, description }) => [
    { name: 'title', original: title, limit: lessonTitleLimit },
    { name: 'description', original: description },
  ],
  acts: () => null,
  title: ({ title }) => title,
  draw: lessonView,
  drawList: lessonList,
};

function say(visit: WorkspaceVisit) {
  return visit.reader.say(words);
}

async function formParts(visit: WorkspaceVisit, stored: Stored<Lesson> | null): Promise<SectionForm<LessonFields>> {
  const { own } = await partnerChoices(visit, stored?.value.learner ?? null);
  const learner = { options: own };
  if (stored) return { form: lessonForm, texts: { learner } };
  const event = { options: await choicesOf(visit, 'event') };
  const practice = { options: await choicesOf(visit, 'practice') };
  return { form: newLessonForm, texts: { event, practice, learner } };
}

/** Whether what was chosen is there, and whether the person may write for the partner. */
async function problemsIn(visit: WorkspaceVisit, typed: LessonTyped, stored: Stored<Lesson> | null): Promise<Problems> {
  const { all } = await partnerChoices(visit, null);
  const mayGive = mayGiveLessonTo(visit.who, visit.project, typed.learner, say(visit));
  const isThere = async (kind: 'event' | 'practice') => {
    const chosen = typed[kind] ?? null;
    return chosen === null || (await choicesOf(visit, kind)).some(({ value }) => value === chosen);
  };
  return {
    ...problemsInPartner('learner', { all, chosen: typed.learner, present: stored?.value.learner, mayGive }),
    ...((await isThere('event')) ? {} : { event: { key: 'notAChoice' } }),
    ...((await isThere('practice')) ? {} : { practice: { key: 'notAChoice' } }),
  };
}
