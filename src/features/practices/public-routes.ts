import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage, recordList } from '../../layout/index.ts';
import { listPublished, readListQuery } from '../../records/listing.ts';
import { namesOf } from '../../records/names.ts';
import { needProjectOnSite, needPublished, type PublicProject } from '../../records/publishing.ts';
import { pageHead } from '../../ui/index.ts';
import { linksPanel } from '../chain/index.ts';
import type { Practice } from './practice.ts';
import { practiceTitle, practiceView } from './view.ts';
import words from './words.json' with { type: 'json' };

/** What everybody may read: the practices of all projects, of one, and a practice. */
export function publicPracticeRoutes(routes: Routes): void {
  routes.read('/practices', (visit) => list(visit, null));

  routes.read('/projects/:project/practices', async (visit) =>
    list(visit, await needProjectOnSite(visit, visit.param('project'))),
  );

  routes.read('/projects/:project/practices/:slug', async (visit) => {
    const {
      project,
      content: practice,
      ...published
    } = await needPublished<Practice>(visit, visit.param('project'), 'practice', visit.param('slug'));
    const partners = await namesOf(visit, 'public', project.slug, [practice.partner]);
    const links = await linksPanel(visit, 'public', published.id);
    const shown = { practice, texts: published.texts, partner: partners.get(practice.partner ?? '') ?? null, links };
    return visit.page(
      publicPage(visit, {
        title: practiceTitle(visit, shown),
        description: practice.summary || undefined,
        project,
        main: practiceView(visit, shown),
      }),
    );
  });
}

async function list(visit: Visit, project: PublicProject | null): Promise<Response> {
  const listing = await listPublished(visit, readListQuery(visit, 'practice'), project?.id ?? null);
  const say = visit.reader.say(words);
  const title = say('list.title');
  const main: Html = html`${pageHead({ title, lead: project ? say('list.leadOfProject', { project: project.acronym }) : say('list.lead') })}
${recordList(visit, {
  face: 'public',
  listing,
  facets: project ? ['theme', 'variety', 'partner'] : ['theme', 'country', 'variety'],
  sorts: ['relevance', 'newest', 'title', 'date'],
  varietyLabel: (variety) =>
    variety === 'did-not-work' ? say('choice.outcome.did-not-work') : say('choice.outcome.worked'),
  varietyHeading: say('field.outcome'),
  empty: { title: say('list.emptyPublic') },
})}`;
  return visit.page(publicPage(visit, { title, main, ...(project ? { project } : {}) }));
}
