/** The door of the needs and strengths of partners. */
import type { Routes } from '../../kernel/routes.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { cardRoutes } from './section.ts';

export type { Card, CardState, CardValues } from './card.ts';
export { needWords } from './section.ts';
export { createNeed, createStrength, needCard, publishCard, setCardState } from './store.ts';

/** `panel` draws what a record is tied to. */
export function needRoutes(routes: Routes, panel: LinksPanel): void {
  cardRoutes(routes, panel, 'need');
  cardRoutes(routes, panel, 'strength');
}
