import type { Routes } from '../../kernel/routes.ts';
import { doorRoutes } from './door-routes.ts';
import { hereRoutes } from './here-routes.ts';
import { listRoutes } from './list-routes.ts';
import { presenceRoutes } from './own-part.ts';

/** The door of attendance: who was at an event, said by its hosts or by the code at the door. */
export { expectedAttendance, type ExpectedAttendance } from './expected.ts';
export { presenceParts, type PresencePart } from './own-part.ts';
export { daysPresent, mark } from './store.ts';

export function attendanceRoutes(routes: Routes): void {
  listRoutes(routes);
  doorRoutes(routes);
  hereRoutes(routes);
  presenceRoutes(routes);
}
