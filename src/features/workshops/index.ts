import type { Routes } from '../../kernel/routes.ts';
import { adaptationRoutes } from '../adaptation/index.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { outcomePart, outcomeRoutes } from './outcome.ts';
import { workshopPageRoutes } from './routes.ts';

/** The door of the import workshops: two cities, one sheet for each practice, and the action that comes of it. */
export { inviteOwner } from './owner-invitation.ts';
export { invite } from './invitation.ts';
export { workshopPanel } from './cards.ts';

export function workshopRoutes(routes: Routes): void {
  workshopPageRoutes(routes);
  adaptationRoutes(routes, outcomePart);
  outcomeRoutes(routes);
  invitationRoutes(routes);
}
