import type { Routes } from '../../kernel/routes.ts';
import { publicList, sectionRoutes } from '../../layout/section/index.ts';
import { linksPanel } from '../chain/index.ts';
import { lessonSection } from './section.ts';

/** The door of the lessons: what people took home from an event, or from a practice they saw. */
export { lessonTitleLimit, unwrittenVariety, type Lesson } from './lesson.ts';
export { mayAddLesson } from './policy.ts';
export { createLesson, needLesson, publishLesson, type LearntFrom, type StoredLesson } from './store.ts';
export { default as lessonWords } from './words.json' with { type: 'json' };

export function lessonRoutes(routes: Routes): void {
  routes.read('/lessons', (visit) => publicList(visit, lessonSection, null));
  sectionRoutes(routes, linksPanel, lessonSection);
}
