import type { Routes } from '../../kernel/routes.ts';
import { calendarFileRoutes } from './routes.ts';

/** The door of calendars: events as files, as calendars that are followed, and as parts of letters. */
export { titleOf, type CalendarEvent } from './event-entry.ts';
export { calendarParts } from './letter-parts.ts';
export { calendarPanel } from './panel.ts';

export function calendarRoutes(routes: Routes): void {
  calendarFileRoutes(routes);
}
