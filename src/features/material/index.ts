import type { Routes } from '../../kernel/routes.ts';
import { writingRoutes } from './routes.ts';

/** The door of the material: what was shown or written at an event, as files and links. */
export type { MaterialValues } from './material.ts';
export { addMaterial } from './store.ts';
export { materialPanel } from './view.ts';
export { default as materialWords } from './words.json' with { type: 'json' };

export function materialRoutes(routes: Routes): void {
  writingRoutes(routes);
}
