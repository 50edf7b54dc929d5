import type { Routes } from '../../kernel/routes.ts';
import { publicList, sectionRoutes } from '../../layout/section/index.ts';
import { linksPanel } from '../chain/index.ts';
import { eventSection } from './section.ts';

/** The door of the learning events: where people of several cities learn from each other. */
export { blankEvent, eventKinds, type EventKind, type LearningEvent } from './event.ts';
export { createEvent, needEvent, publishEvent, type StoredEvent } from './store.ts';
export { default as eventWords } from './words.json' with { type: 'json' };

export function eventRoutes(routes: Routes): void {
  routes.read('/events', (visit) => publicList(visit, eventSection, null));
  sectionRoutes(routes, linksPanel, eventSection);
}
