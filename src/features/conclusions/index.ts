import type { Routes } from '../../kernel/routes.ts';
import { sectionRoutes } from '../../layout/section/index.ts';
import { linksPanel } from '../chain/index.ts';
import { lessonRoute } from './lesson-route.ts';
import { conclusionSection } from './section.ts';

/** The door of the conclusions: what those present at an event agreed on, each by itself. */
export type { Conclusion } from './conclusion.ts';
export { conclusionPanel } from './panel.ts';
export { createConclusion, needConclusion, publishConclusion } from './store.ts';
export { default as conclusionWords } from './words.json' with { type: 'json' };

export function conclusionRoutes(routes: Routes): void {
  sectionRoutes(routes, linksPanel, conclusionSection);
  lessonRoute(routes);
}
