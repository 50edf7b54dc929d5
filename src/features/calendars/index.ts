import type { Routes } from '../../kernel/routes.ts';
import { calendarFileRoutes } from './routes.ts';

/** The door of calendars: events as files, as calendars that are followed, and as parts of letters. */
export { calendarPanel } from './panel.ts';

export function calendarRoutes(routes: Routes): void {
  calendarFileRoutes(routes);
}
