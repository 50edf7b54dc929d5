import { yes } from '../../kernel/answers.ts';
import type { Fields, Problems, Typed } from '../../kernel/forms.ts';
import type { Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { Language } from '../../kernel/words.ts';
import { recordAddress, sections } from '../../records/kinds.ts';
import { hasUnpublishedChanges } from '../../records/published-value.ts';
import { needPublished } from '../../records/publishing.ts';
import type { Stored } from '../../records/record.ts';
import { versionsOf } from '../../records/versions.ts';
import { publicPage, workspacePage } from '../frame.ts';
import { compare, comparedIn, versionsView, type Told, type VersionsShown } from '../versions/index.ts';
import { pageAddress } from './pages.ts';
import { namesIn, titleRead, type Section } from './section.ts';

type Refused = { readonly typed: Typed; readonly problems: Problems };

/** Adds the pages of a record's versions, on both faces. */
export function versionRoutes<F extends Fields, Value extends { readonly language: Language }>(
  routes: Routes,
  section: Section<F, Value>,
  told: (value: Value) => Told,
): void {
  routes.workspace.read(`/${sections[section.kind]}/:slug/versions`, async (visit) =>
    visit.page(await versionsPage(visit, section, told, await section.find(visit, visit.param('slug')))),
  );

  routes.read(`/projects/:project/${sections[section.kind]}/:slug/versions`, async (visit) => {
    const { kind } = section;
    const found = await needPublished<Value>(visit, visit.param('project'), kind, visit.param('slug'));
    const { project, id, slug, content: value, texts } = found;
    const versions = await versionsOf(visit, id);
    const names = namesIn(visit.reader, section.words);
    const versioned = { face: 'public', id, projectSlug: project.slug, told, names, draft: null } as const;
    const title = titleRead(visit.reader, section, value, texts);
    const main = versionsView(visit, {
      ...{ title: section.title(value), language: value.language, versions, names },
      page: recordAddress('public', kind, project.slug, slug),
      compared: await comparedIn<Value>(visit, versioned, versions),
      isWorkspace: false,
      publication: null,
    });
    return visit.page(publicPage(visit, { title, project, main }));
  });
}

/** The versions of a record before its project; what the draft says otherwise can be published here with a note. */
export async function versionsPage<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  section: Section<F, Value>,
  told: (value: Value) => Told,
  stored: Stored<Value>,
  refused?: Refused,
): Promise<Html> {
  const { head, value } = stored;
  const versions = await versionsOf(visit, head.id);
  const names = namesIn(visit.reader, section.words);
  const { slug: projectSlug } = visit.project;
  const versioned = { face: 'workspace', id: head.id, projectSlug, told, names, draft: value } as const;
  const newest = versions[0];
  const compared =
    refused && newest
      ? await compare<Value>(visit, versioned, newest.number, 'draft')
      : await comparedIn<Value>(visit, versioned, versions);
  const main = versionsView(visit, {
    ...{ title: head.title, language: head.language, versions, compared, names },
    page: pageAddress(visit, section.kind, head.slug),
    isWorkspace: true,
    publication: compared?.to === 'draft' ? await offered(visit, section, stored, refused) : null,
  });
  return workspacePage(visit, { title: head.title, main });
}

/** What whoever may change the record can do with the draft: publish it, or read why not. */
async function offered<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  section: Section<F, Value>,
  stored: Stored<Value>,
  refused: Refused | undefined,
): Promise<VersionsShown['publication']> {
  if (!section.mayEdit(visit, stored).may) return null;
  if (!(await hasUnpublishedChanges(visit, stored.head.id, stored.value))) return null;
  const answer = (await section.mayBePublic?.(visit, stored)) ?? yes;
  return { ...(refused ? { refused } : {}), ...(answer.may ? {} : { whyNot: answer.reason }) };
}
