import type { Routes } from '../../kernel/routes.ts';
import { projectAskingRoutes } from '../questions/index.ts';
import { dossierAddress } from './addresses.ts';
import { broughtRoutes, dossierPageRoutes } from './routes.ts';

/** The door of the dossiers: a study visit from the questions before it to what is brought home. */
export { dossierAddress } from './addresses.ts';
export { expectedHandovers, expectedNotes } from './expected.ts';
export { dossierPanel, visitQuestionsPanel } from './panel.ts';
export { bringHome, needBrought, settleBrought } from './store.ts';

export function dossierRoutes(routes: Routes): void {
  dossierPageRoutes(routes);
  broughtRoutes(routes);
  projectAskingRoutes(routes, 'event', dossierAddress);
}
