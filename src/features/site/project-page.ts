import { address } from '../../kernel/address.ts';
import { dayAt } from '../../kernel/dates.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage } from '../../layout/index.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { projectAddress, sections } from '../../records/kinds.ts';
import { card, cardList, emptyState, pager, pageHead, tag } from '../../ui/index.ts';
import { capacityFigure } from '../capacity/index.ts';
import { clockView, newClock } from '../clock/index.ts';
import { needPublicProject, projectFacts, publicProjects, type PublishedProject } from '../projects/index.ts';
import { firstOf, publishedCounts } from './store.ts';
import { cards, figures, part } from './views.ts';
import words from './words.json' with { type: 'json' };

const perPage = 20;

/** The public projects, and the front page of each: where it is, what came of it, who is in it. */
export function projectPageRoutes(routes: Routes): void {
  routes.read('/projects', async (visit) => {
    const asked = Number(visit.query('page') ?? '1');
    const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
    const { projects, total } = await publicProjects(visit, { page, perPage });
    return visit.page(projectsPage(visit, projects, total, page));
  });
  routes.read('/projects/:project', async (visit) => visit.page(await projectPage(visit)));
}

function projectsPage(visit: Visit, projects: readonly PublishedProject[], total: number, page: number): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const list = projects.map(({ project }) =>
    card({
      title: project.acronym,
      address: projectAddress('public', project.slug),
      above: project.programme,
      body: project.title,
      foot: project.isFictional ? tag(say('project.fictional')) : null,
      level: 2,
    }),
  );
  return publicPage(visit, {
    title: say('projects.title'),
    description: say('projects.lead'),
    main: html`${pageHead({ title: say('projects.title'), lead: say('projects.lead') })}
${list.length === 0 ? emptyState({ title: say('projects.empty') }) : cardList(list)}
${total > perPage && pager(reader, { address: visit.here, page, perPage, total })}`,
  });
}

async function projectPage(visit: Visit): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const found = await needPublicProject(visit, visit.param('project'));
  const { project, moves } = found.content;
  const clock = newClock(project, moves);
  const home = projectAddress('public', project.slug);
  const read = readTexts(reader, project.language, found.texts);
  const title = read.line('title', project.title);
  const lead = read.line('summary', project.summary);
  const first = (kind: 'partner' | 'action' | 'practice', most: number) =>
    firstOf(visit, kind, { projectId: found.project.id, most, sort: kind === 'partner' ? 'title' : 'newest' });
  const [counts, actions, practices, cities] = await Promise.all([
    publishedCounts(visit, found.project.id),
    first('action', 6),
    first('practice', 6),
    first('partner', 12),
  ]);
  const all = (section: string) => ({ label: say('project.all'), address: address`${home}/${section}` });
  return publicPage(visit, {
    title: project.acronym,
    description: lead.text === '' ? title.text : lead.text,
    project: found.project,
    main: html`${pageHead({ title: title.text, lang: title.lang, above: [project.acronym, project.programme].filter((text) => text !== '').join(' · '), lead: lead.text === '' ? null : lead.text })}
${figures(reader, counts, (kind) => address`${home}/${sections[kind]}`)}
${await capacityFigure(visit, found.project)}
${part(say('project.actions'), cards(reader, actions, 3), all('actions'))}
${part(say('project.practices'), cards(reader, practices, 3), all('practices'))}
${part(say('project.cities'), cards(reader, cities, 3), all('partners'))}
${clockView(reader, clock, dayAt(visit.now, reader.zone))}
${projectFacts(reader, project, clock, found.texts)}`,
  });
}
