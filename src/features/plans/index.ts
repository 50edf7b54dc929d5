import type { Routes } from '../../kernel/routes.ts';
import { html } from '../../kernel/html.ts';
import { publicList, sectionRoutes } from '../../layout/section/index.ts';
import { planSection } from './section.ts';

/** The door of the plans: a plan for each policy instrument, with what its actions do. */
export { planStates, type Plan, type PlanState, type PlanValues } from './plan.ts';
export { createPlan, needPlan, publishPlan, type StoredPlan } from './store.ts';
export { default as planWords } from './words.json' with { type: 'json' };

export function planRoutes(routes: Routes): void {
  routes.read('/plans', (visit) => publicList(visit, planSection, null));
  // A plan is tied to nothing itself: its actions are.
  sectionRoutes(routes, () => Promise.resolve(html``), planSection);
}
