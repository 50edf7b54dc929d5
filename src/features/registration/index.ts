import type { Routes } from '../../kernel/routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { openingRoutes } from './opening-routes.ts';
import type { GuestPart } from './own-page.ts';
import { ownRoutes } from './own-routes.ts';
import { registerRoutes } from './register-routes.ts';

/** The door of registration: who comes to an event. */
export type { Guest } from './guest.ts';
export type { GuestPart } from './own-page.ts';
export { invite } from './inviting.ts';
export { needHosted } from './opening-routes.ts';
export { needGuest } from './own-routes.ts';
export { presentPartners } from './partners.ts';
export { registrationPanel } from './panel.ts';

/** `parts` draw on a guest's own page what stands below registration. */
export function registrationRoutes(routes: Routes, parts: readonly GuestPart[]): void {
  openingRoutes(routes);
  invitationRoutes(routes);
  registerRoutes(routes);
  ownRoutes(routes, parts);
}
