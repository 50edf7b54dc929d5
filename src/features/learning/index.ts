import type { Routes } from '../../kernel/routes.ts';
import { publicEventRoutes, workspaceEventRoutes } from './events/routes.ts';
import { publicLessonRoutes, workspaceLessonRoutes } from './lessons/routes.ts';

/** The door of learning: events at which people learn from each other, and the lessons they take home. */
export { blankEvent, eventKinds, type EventKind, type LearningEvent } from './events/event.ts';
export { createEvent, needEvent, publishEvent, type StoredEvent } from './events/store.ts';
export { type Lesson } from './lessons/lesson.ts';
export { createLesson, needLesson, publishLesson, type LearntFrom, type StoredLesson } from './lessons/store.ts';

export function learningRoutes(routes: Routes): void {
  publicEventRoutes(routes);
  workspaceEventRoutes(routes);
  publicLessonRoutes(routes);
  workspaceLessonRoutes(routes);
}
