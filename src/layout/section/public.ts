import type { Fields } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Language } from '../../kernel/words.ts';
import { sections } from '../../records/kinds.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { listPublished, readListQuery } from '../../records/listing.ts';
import { needProjectOnSite, needPublished, type PublicProject } from '../../records/publishing.ts';
import { publicPage } from '../frame.ts';
import { titleRead, type Section } from './section.ts';

/** Adds what everybody may read of one kind of record: a project's list, and each page. */
export function publicSectionRoutes<F extends Fields, Value extends { readonly language: Language }>(
  routes: Routes,
  panel: LinksPanel,
  section: Section<F, Value>,
): void {
  const path = `/projects/:project/${sections[section.kind]}`;

  routes.read(path, async (visit) =>
    publicList(visit, section, await needProjectOnSite(visit, visit.param('project'))),
  );

  routes.read(`${path}/:slug`, async (visit) => {
    const found = await needPublished<Value>(visit, visit.param('project'), section.kind, visit.param('slug'));
    const { project, content: value, texts, id, slug } = found;
    const links = await panel(visit, 'public', id);
    const version = { number: found.version, at: found.publishedAt };
    const shown = { id, slug, projectSlug: project.slug, value, texts, version, links };
    const forMembers = { mayEdit: false, actions: null, notes: null, below: null };
    const main = await section.draw(visit, { face: 'public', ...shown, ...forMembers });
    const title = titleRead(visit.reader, section, value, texts);
    const description = section.description?.(value) || undefined;
    return visit.page(publicPage(visit, { title, description, project, main }));
  });
}

/** The public list of one kind of record, of one project or of all of them. */
export async function publicList<F extends Fields, Value extends { readonly language: Language }>(
  visit: Visit,
  section: Section<F, Value>,
  project: PublicProject | null,
  title = section.name(visit.reader, 'list'),
): Promise<Response> {
  const listing = await listPublished(
    visit,
    readListQuery(visit, section.kind, section.order ?? 'title'),
    project?.id ?? null,
  );
  const main = section.drawList(visit, { face: 'public', listing, projectSlug: project?.slug ?? null, add: null });
  return visit.page(publicPage(visit, { title, main, ...(project ? { project } : {}) }));
}
