import type { Routes } from '../../kernel/routes.ts';
import { writingRoutes } from './routes.ts';

/** The door of the agenda: what happens when at an event, and which practices are shown there. */
export { agendaPanel, shownInSessions } from './panels.ts';
export { timesOf } from './times.ts';
export { agendaByDay, sessionAnchor } from './view.ts';
export { type Session, type SessionValues } from './session.ts';
export { sessionChoices, sessionIsGone, sessionsOf } from './reading.ts';
export { addSession } from './store.ts';
export { default as agendaWords } from './words.json' with { type: 'json' };

export function agendaRoutes(routes: Routes): void {
  writingRoutes(routes);
}
