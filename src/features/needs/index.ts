/** The door of the needs and strengths of partners. */
import type { Routes } from '../../kernel/routes.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import type { CardKind } from './card.ts';
import { cardRoutes } from './section.ts';

export type { Card, CardState, CardValues } from './card.ts';
export { needWords } from './section.ts';
export { createNeed, createStrength, needCard, publishCard, setCardState } from './store.ts';

/** The panels draw what a need, and a strength, is tied to. */
export function needRoutes(routes: Routes, panels: Readonly<Record<CardKind, LinksPanel>>): void {
  cardRoutes(routes, panels.need, 'need');
  cardRoutes(routes, panels.strength, 'strength');
}
