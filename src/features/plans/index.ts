import type { Routes } from '../../kernel/routes.ts';
import { planEditRoutes } from './edit-routes.ts';
import { planListRoutes } from './lists.ts';
import { planPageRoutes } from './page-routes.ts';

/** The door of the plans: a plan for each policy instrument, with what its actions do. */
export { planStates, type Plan, type PlanState, type PlanValues } from './plan.ts';
export { createPlan, needPlan, publishPlan, type StoredPlan } from './store.ts';
export { default as planWords } from './words.json' with { type: 'json' };

export function planRoutes(routes: Routes): void {
  planListRoutes(routes);
  planEditRoutes(routes);
  planPageRoutes(routes);
}
