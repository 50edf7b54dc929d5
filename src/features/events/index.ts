import type { Routes } from '../../kernel/routes.ts';
import { publicList, sectionRoutes } from '../../layout/section/index.ts';
import { linksPanel } from '../chain/index.ts';
import { eventSection } from './section.ts';
import type { EventPanels } from './view.ts';

/** The door of the learning events: where people of several cities learn from each other. */
export { eventAddress } from './address.ts';
export {
  blankEvent,
  eventKinds,
  type EventKind,
  type LearningEvent,
  type OnlineSession,
  type PublishedEvent,
} from './event.ts';
export { momentsFrom, problemsInTimes, timeFields, typedTimes } from './form.ts';
export { mayAddEvent, mayEditEvent, mayGiveEventTo } from './policy.ts';
export {
  changeEvent,
  createEvent,
  needEvent,
  publishEvent,
  scheduledEvents,
  type ScheduledEvent,
  type StoredEvent,
} from './store.ts';
export { rearrangedNote, sessionList } from './rearranged-view.ts';
export type { EventOnPage, EventPanel } from './view.ts';
export {
  daysOf,
  eventWhen,
  isOver,
  isPast,
  isSameTime,
  lastDayOf,
  momentAt,
  readTime,
  sessionLines,
  spanIn,
  timeAt,
  zoneCity,
  zoneOf,
  zones,
} from './when.ts';
export { default as eventWords } from './words.json' with { type: 'json' };

/** `panels` are drawn by features that stand below; the application lends them. */
export function eventRoutes(routes: Routes, panels: EventPanels): void {
  const section = eventSection(panels);
  routes.read('/events', (visit) => publicList(visit, section, null));
  sectionRoutes(routes, linksPanel, section);
}
