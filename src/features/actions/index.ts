import type { Routes } from '../../kernel/routes.ts';
import { actionEditRoutes } from './edit-routes.ts';
import { actionListRoutes } from './lists.ts';
import { actionPageRoutes } from './page-routes.ts';
import { becomingRoute } from './practice-route.ts';
import type { ActionUpdates } from './sheet.ts';

/** The door of the actions: what a city does because of what it learnt. */
export {
  actionStates,
  firstStates,
  isActionState,
  partnersOf,
  type Action,
  type ActionState,
  type ActionValues,
  type Standing,
} from './action.ts';
export { mayEditAction } from './policy.ts';
export type { ActionOnPage, ActionUpdates } from './sheet.ts';
export { actionStateName, actionStateTag } from './telling.ts';
export { changeStanding, createAction, needAction, needActionById, publishAction, type StoredAction } from './store.ts';
export { default as actionWords } from './words.json' with { type: 'json' };

export function actionRoutes(routes: Routes, updates: ActionUpdates): void {
  actionListRoutes(routes);
  actionEditRoutes(routes);
  actionPageRoutes(routes, updates);
  becomingRoute(routes);
}
