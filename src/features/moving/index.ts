import type { Routes } from '../../kernel/routes.ts';
import { movingPageRoutes } from './routes.ts';

/** The door of moving: an event goes from its place to the net, or is called off, and everybody hears of it. */
export { movedPart } from './guest-part.ts';
export { movingPanel } from './panel.ts';

export function movingRoutes(routes: Routes): void {
  movingPageRoutes(routes);
}
