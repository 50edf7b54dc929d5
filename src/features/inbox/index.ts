/** The door of the inbox: what is expected of a person, what is new, forms begun, and letters that wait. */
import type { Routes } from '../../kernel/routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { inboxPageRoutes } from './inbox-routes.ts';
import { outboxRoutes } from './outbox.ts';

export function inboxRoutes(routes: Routes): void {
  inboxPageRoutes(routes);
  draftRoutes(routes);
  outboxRoutes(routes);
}
