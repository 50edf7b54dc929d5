import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage, workspacePage } from '../../layout/index.ts';
import { needProjectOnSite, type PublicProject } from '../../records/publishing.ts';
import { figureRow, section } from '../../ui/index.ts';
import { capacityOf } from './counts.ts';
import { capacityAddress, capacityPage } from './page.ts';
import words from './words.json' with { type: 'json' };

/** The door of capacity: people who learnt something in a project, each counted once. */
export { capacityOf, type Capacity, type People } from './counts.ts';
export { eventsWithGuests, type CountedEvent } from './events.ts';

export function capacityRoutes(routes: Routes): void {
  routes.read('/projects/:project/capacity', async (visit) => {
    const project = await needProjectOnSite(visit, visit.param('project'));
    const title = visit.reader.say(words)('title');
    return visit.page(
      publicPage(visit, { title, project, main: await capacityPage(visit, { face: 'public', project }) }),
    );
  });
  routes.workspace.read('/capacity', async (visit) => {
    const { project } = visit;
    const title = visit.reader.say(words)('title');
    return visit.page(workspacePage(visit, { title, main: await capacityPage(visit, { face: 'workspace', project }) }));
  });
}

/** On a project's public page: how many people have more capacity; nothing before the first. */
export async function capacityFigure(visit: Visit, project: PublicProject): Promise<Html | null> {
  const { all, byEvent } = await capacityOf(visit, project.id);
  if (all.people === 0) return null;
  const say = visit.reader.say(words);
  const figure = {
    value: visit.reader.number(all.people),
    label: say('title'),
    address: capacityAddress('public', project.slug),
    note: say('figure.atEvents', { count: byEvent.size }),
  };
  return section({ title: say('figure.title'), body: html`${figureRow([figure])}` });
}
