/** The door of the chain: what came from what. */
export { linksPanel, chainAddress, mayTieEnds, sourceNotes } from './links-panel.ts';
export { LinkRefused, type Link, type NewLink } from './link.ts';
export { inStoryOrder, isLinkType, linkRules, linkTypes, type LinkType } from './link-types.ts';
export { adoptersOf, adoptionsOf, depths, type Adopter, type Adoption, type Depth } from './adoptions.ts';
export { endAddress, endsById, type End } from './ends.ts';
export { linkRoutes as chainRoutes } from './link-routes.ts';
export { linkColumns, linksOf, makeLink, withdrawLink } from './store.ts';
