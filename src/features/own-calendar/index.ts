import type { Routes } from '../../kernel/routes.ts';
import { personRoutes } from './routes.ts';

/** The door of one's own calendar: what concerns a person, at a secret address that can be renewed. */
export function ownCalendarRoutes(routes: Routes): void {
  personRoutes(routes);
}
