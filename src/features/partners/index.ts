/** The door of the partners: who takes part, what they need and are good at, and the policy instruments they work on. */
import type { Routes } from '../../kernel/routes.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { cardRoutes } from './card-section.ts';
import { instrumentRoutes } from './instrument-section.ts';
import { partnerPageRoutes } from './partner-section.ts';
import { replacementRoutes } from './replacement.ts';

export type { Card, CardState, CardValues } from './card.ts';
export { createNeed, createStrength, needCard, publishCard, setCardState } from './card-store.ts';
export { blankInstrument, type Instrument, type InstrumentValues } from './instrument.ts';
export { createInstrument, needInstrument, publishInstrument, replaceInstrument } from './instrument-store.ts';
export { blankPartner, type Partner, type PartnerValues } from './partner.ts';
export {
  createPartner,
  needPartner,
  partnersOf,
  publishPartner,
  replacePartner,
  type PartnerOption,
} from './partner-store.ts';
export { default as partnerWords } from './words.json' with { type: 'json' };

/** `panel` draws what a record is tied to; the chain, which stands above the partners, lends it. */
export function partnerRoutes(routes: Routes, panel: LinksPanel): void {
  partnerPageRoutes(routes, panel);
  cardRoutes(routes, panel, 'need');
  cardRoutes(routes, panel, 'strength');
  instrumentRoutes(routes, panel);
  replacementRoutes(routes);
}
