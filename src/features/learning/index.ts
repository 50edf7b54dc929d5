import type { Routes } from '../../kernel/routes.ts';
import { publicList, sectionRoutes } from '../../layout/section/index.ts';
import { linksPanel } from '../chain/index.ts';
import { eventSection } from './events/section.ts';
import { lessonSection } from './lessons/section.ts';

/** The door of learning: events at which people learn from each other, and the lessons they take home. */
export { blankEvent, eventKinds, type EventKind, type LearningEvent } from './events/event.ts';
export { createEvent, needEvent, publishEvent, type StoredEvent } from './events/store.ts';
export { type Lesson } from './lessons/lesson.ts';
export { createLesson, needLesson, publishLesson, type LearntFrom, type StoredLesson } from './lessons/store.ts';
export { lessonWords } from './lessons/section.ts';
export { default as eventWords } from './words.json' with { type: 'json' };

export function learningRoutes(routes: Routes): void {
  routes.read('/events', (visit) => publicList(visit, eventSection, null));
  routes.read('/lessons', (visit) => publicList(visit, lessonSection, null));
  sectionRoutes(routes, linksPanel, eventSection);
  sectionRoutes(routes, linksPanel, lessonSection);
}
