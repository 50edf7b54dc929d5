import { address, withQuery, type Address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage, workspacePage } from '../../layout/index.ts';
import { projectAddress, type Face } from '../../records/kinds.ts';
import { needProjectOnSite } from '../../records/publishing.ts';
import words from './words.json' with { type: 'json' };
import { exchangeOf, themeAsked } from './exchange.ts';
import { travelledBetween } from './travelled.ts';
import { exchangeFigure, exchangeView } from './view.ts';

/** The map of exchange: of all public projects, of one on the public site, of one in its workspace. */
export function exchangeRoutes(routes: Routes): void {
  routes.read('/exchange', async (visit) => {
    const slug = visit.query('project');
    const projectId = slug === undefined ? null : (await needProjectOnSite(visit, slug)).id;
    const title = visit.reader.say(words)('title');
    return visit.page(
      publicPage(visit, {
        title,
        main: await mainPart(
          visit,
          'public',
          projectId,
          withQuery(address`/exchange`, { project: slug ?? null }),
          title,
        ),
      }),
    );
  });

  routes.read('/projects/:project/exchange', async (visit) => {
    const project = await needProjectOnSite(visit, visit.param('project'));
    const title = visit.reader.say(words)('titleOf', { project: project.acronym });
    const main = await mainPart(
      visit,
      'public',
      project.id,
      address`${projectAddress('public', project.slug)}/exchange`,
      title,
    );
    return visit.page(publicPage(visit, { title, project, main }));
  });

  routes.workspace.read('/exchange', async (visit) => {
    const title = visit.reader.say(words)('titleOf', { project: visit.project.acronym });
    const main = await mainPart(
      visit,
      'workspace',
      visit.project.id,
      address`${projectAddress('workspace', visit.project.slug)}/exchange`,
      title,
    );
    return visit.page(workspacePage(visit, { title, main }));
  });
}

async function mainPart(
  visit: Visit,
  face: Face,
  projectId: string | null,
  page: Address,
  title: string,
): Promise<Html> {
  const exchange = await exchangeOf(visit, face, projectId, themeAsked(visit));
  const travelled = await travelledBetween(visit, face, projectId);
  return exchangeView(visit, exchange, { page, travelled, title });
}

const mostBeside = 6;

/** The map with its table, to stand on another page; nothing while nothing has gone from city to city. */
export async function exchangeMap(visit: Visit): Promise<Html> {
  const exchange = await exchangeOf(visit, 'public', null, null);
  return exchange.courses.length === 0 ? html`` : exchangeFigure(visit, exchange, address`/exchange`, mostBeside);
}
