import { address } from '../../kernel/address.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage, recordList, workspacePage } from '../../layout/index.ts';
import type { Face } from '../../records/kinds.ts';
import { listPublished, listRecords, readListQuery, type Listing } from '../../records/listing.ts';
import { needProjectOnSite, type PublicProject } from '../../records/publishing.ts';
import { buttonLink, pageHead } from '../../ui/index.ts';
import { isPlanState } from './plan.ts';
import { mayAddPlan } from './policy.ts';
import { planStateTag } from './view.ts';
import words from './words.json' with { type: 'json' };

/** The lists of plans: of all projects, of one for everybody, of one in its workspace. */
export function planListRoutes(routes: Routes): void {
  routes.read('/plans', (visit) => publicList(visit, null));

  routes.read('/projects/:project/plans', async (visit) =>
    publicList(visit, await needProjectOnSite(visit, visit.param('project'))),
  );

  routes.workspace.read('/plans', async (visit) => {
    const say = visit.reader.say(words);
    const listing = await listRecords(visit, readListQuery(visit, 'plan'));
    const isOffered = mayAddPlan(visit.who, visit.project, say).may;
    const add =
      isOffered && buttonLink({ label: say('new.title'), address: address`/p/${visit.project.slug}/plans/new` });
    return visit.page(
      workspacePage(visit, { title: say('list.title'), main: listPage(visit, 'workspace', listing, add) }),
    );
  });
}

async function publicList(visit: Visit, project: PublicProject | null): Promise<Response> {
  const listing = await listPublished(visit, readListQuery(visit, 'plan'), project?.id ?? null);
  const page = {
    title: visit.reader.say(words)('list.title'),
    main: listPage(visit, 'public', listing),
    ...(project ? { project } : {}),
  };
  return visit.page(publicPage(visit, page));
}

function listPage(visit: Visit, face: Face, listing: Listing, add?: Part): Html {
  const say = visit.reader.say(words);
  return html`${pageHead({ title: say('list.title'), lead: say('list.lead'), actions: add })}
${recordList(visit, {
  face,
  listing,
  facets: face === 'public' ? ['state', 'theme', 'country', 'partner'] : ['state', 'theme', 'partner'],
  sorts: ['relevance', 'newest', 'title', 'date'],
  stateLabel: (state) => (isPlanState(state) ? say(`choice.state.${state}`) : state),
  stateMark: (row) => (isPlanState(row.state) ? planStateTag(visit.reader, row.state) : null),
  empty: { title: say('list.empty'), body: say('list.emptyHelp') },
})}`;
}
