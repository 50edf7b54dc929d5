/** The door of the partners: who takes part, what they say of themselves, and who may write for them. */
import type { Routes } from '../../kernel/routes.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { replacementRoutes } from './replacement-routes.ts';
import { partnerPageRoutes } from './section.ts';

export { blankPartner, type Partner, type PartnerValues } from './partner.ts';
export { mayAddRecord, mayEditRecord, mayGiveTo, ownPartner } from './policy.ts';
export { replacePartner } from './replacing.ts';
export { stateMark, stateName, stateWords } from './state.ts';
export {
  createPartner,
  needPartner,
  ownPartners,
  partnersOf,
  presentPartners,
  publishPartner,
  type PartnerOption,
} from './store.ts';
export { default as partnerWords } from './words.json' with { type: 'json' };

/** `panel` draws what a record is tied to; the chain, which stands above the partners, lends it. */
export function partnerRoutes(routes: Routes, panel: LinksPanel): void {
  partnerPageRoutes(routes, panel);
  replacementRoutes(routes);
}
