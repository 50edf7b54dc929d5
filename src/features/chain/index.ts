import type { Routes } from '../../kernel/routes.ts';
import { publicPage, workspacePage } from '../../layout/index.ts';
import { storyOf, storyView } from './story/page.ts';
import { linkRoutes } from './link-routes.ts';
import words from './words.json' with { type: 'json' };

/** The door of the chain: what came from what, and what came of it. */
export { linksPanel, chainAddress } from './links-panel.ts';
export { LinkRefused, type Link, type NewLink } from './link.ts';
export { isLinkType, linkTypes, type LinkType } from './link-types.ts';
export { adoptersOf, adoptionsOf, depths, type Adopter, type Adoption, type Depth } from './adoptions.ts';
export { endAddress, endsById, isId, type End } from './ends.ts';
export { linksOf, makeLink, withdrawLink } from './store.ts';

export function chainRoutes(routes: Routes): void {
  linkRoutes(routes);

  routes.read('/chain/:record', async (visit) => {
    const story = await storyOf(visit, 'public', visit.param('record'), visit.reader);
    const title = visit.reader.say(words)('chain.title', { title: story.own.title });
    return visit.page(
      publicPage(visit, { title, project: story.own.project, main: storyView(visit, 'public', story) }),
    );
  });

  routes.workspace.read('/chain/:record', async (visit) => {
    const story = await storyOf(visit, 'workspace', visit.param('record'), visit.reader);
    const title = visit.reader.say(words)('chain.title', { title: story.own.title });
    return visit.page(workspacePage(visit, { title, main: storyView(visit, 'workspace', story) }));
  });
}
