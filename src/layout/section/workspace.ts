import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, yes } from '../../kernel/answers.ts';
import type { Fields } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit, WorkspaceVisit } from '../../kernel/visit.ts';
import type { Language } from '../../kernel/words.ts';
import { forgetDraft } from '../../records/drafts.ts';
import { projectAddress, recordAddress, sections, type PagedKind } from '../../records/kinds.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { listRecords, readListQuery } from '../../records/listing.ts';
import { hasUnpublishedChanges } from '../../records/published-value.ts';
import { withdraw } from '../../records/publishing.ts';
import { SavedMeanwhile } from '../../records/record.ts';
import { textsOf } from '../../records/texts.ts';
import { draftKey } from '../form-view.ts';
import { workspacePage } from '../frame.ts';
import { historyRoutes } from '../history/index.ts';
import {
  editPage,
  publicationNote,
  recordButtons,
  revisionSeen,
  savedMeanwhile,
  type SentBack,
} from '../record/index.ts';
import { translationPanel, translationRoutes } from '../translation/index.ts';
import { namesIn, titleRead, type Section, type Stored } from './section.ts';
import words from './words.json' with { type: 'json' };

/** Adds what members do with one kind of record: list, page, writing, publication, history, translation. */
export function workspaceSectionRoutes<F extends Fields, Value extends { readonly language: Language }>(
  routes: Routes,
  panel: LinksPanel,
  section: Section<F, Value>,
): void {
  const { kind } = section;
  const path = `/${sections[kind]}`;
  const find = (visit: WorkspaceVisit) => section.find(visit, visit.param('slug'));

  routes.workspace.read(path, async (visit) => {
    const listing = await listRecords(visit, readListQuery(visit, kind, section.order ?? 'title'));
    const add = section.mayAdd(visit).may ? newAddress(visit, kind) : null;
    const main = section.drawList(visit, { face: 'workspace', listing, projectSlug: visit.project.slug, add });
    return visit.page(workspacePage(visit, { title: section.name(visit.reader, 'list'), main }));
  });

  routes.workspace.read(`${path}/new`, async (visit) => {
    mustBeAllowed(section.mayAdd(visit));
    return visit.page(await formPage(visit, section, null));
  });

  routes.workspace.write(`${path}/new`, async (visit) => {
    mustBeAllowed(section.mayAdd(visit));
    const read = await readTyped(visit, section, null);
    if (!read.ok) return visit.page(await formPage(visit, section, null, { refused: read }), 422);
    const { slug } = await section.create(visit, read.values);
    return saved(visit, newAddress(visit, kind), pageAddress(visit, kind, slug));
  });

  routes.workspace.read(`${path}/:slug`, async (visit) =>
    visit.page(await recordPage(visit, panel, section, await find(visit))),
  );

  routes.workspace.read(`${path}/:slug/edit`, async (visit) => {
    const stored = await find(visit);
    mustBeAllowed(section.mayEdit(visit, stored));
    return visit.page(await formPage(visit, section, stored));
  });

  routes.workspace.write(`${path}/:slug/edit`, async (visit) => {
    const stored = await find(visit);
    mustBeAllowed(section.mayEdit(visit, stored));
    const read = await readTyped(visit, section, stored);
    if (!read.ok) return visit.page(await formPage(visit, section, stored, { refused: read }), 422);
    try {
      await section.change(visit, stored, revisionSeen(visit), read.values);
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const present = await find(visit);
      const meanwhile = await savedMeanwhile(visit, present.head.id, section.typed(present.value));
      const refused = { typed: read.typed, problems: {} };
      return visit.page(await formPage(visit, section, present, { refused, meanwhile }), 409);
    }
    const page = pageAddress(visit, kind, stored.head.slug);
    return saved(visit, address`${page}/edit`, page);
  });

  routes.workspace.write(`${path}/:slug/publication`, async (visit) => {
    const stored = await find(visit);
    mustBeAllowed(section.mayEdit(visit, stored));
    mustBeAllowed(section.mayBePublic?.(visit, stored) ?? yes);
    await section.publish(visit, stored);
    return done(visit, kind, stored.head.slug, 'said.published');
  });

  routes.workspace.write(`${path}/:slug/withdrawal`, async (visit) => {
    const stored = await find(visit);
    mustBeAllowed(section.mayEdit(visit, stored));
    await (section.withdraw?.(visit, stored) ?? withdraw(visit, stored.head));
    return done(visit, kind, stored.head.slug, 'said.withdrawn');
  });

  historyRoutes(routes, kind, async (visit) => ({
    head: (await find(visit)).head,
    words: namesIn(visit.reader, section.words),
  }));

  translationRoutes(routes, kind, async (visit) => translatable(visit, section, await find(visit)));
}

function newAddress(visit: WorkspaceVisit, kind: PagedKind): Address {
  return address`${projectAddress('workspace', visit.project.slug)}/${sections[kind]}/new`;
}

function pageAddress(visit: WorkspaceVisit, kind: PagedKind, slug: string | null): Address {
  return recordAddress('workspace', kind, visit.project.slug, slug);
}

function said(visit: Visit, what: 'said.saved' | 'said.published' | 'said.withdrawn'): string {
  return visit.reader.say(words)(what);
}

async function saved(visit: WorkspaceVisit, form: Address, page: Address): Promise<Response> {
  await forgetDraft(visit, draftKey(form));
  return visit.redirect(page, { text: said(visit, 'said.saved'), draft: draftKey(form) });
}

function done(
  visit: WorkspaceVisit,
  kind: PagedKind,
  slug: string | null,
  what: 'said.published' | 'said.withdrawn',
): Response {
  return visit.redirect(pageAddress(visit, kind, slug), { text: said(visit, what) });
}

async function readTyped<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  section: Section<F, Value>,
  stored: Stored<Value> | null,
) {
  const { form } = await section.form(visit, stored);
  const read = visit.read(form);
  if (!read.ok) return read;
  const problems = await section.problems(visit, read.values, stored);
  return Object.keys(problems).length === 0 ? read : ({ ok: false, problems, typed: read.typed } as const);
}

async function formPage<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  section: Section<F, Value>,
  stored: Stored<Value> | null,
  sentBack?: SentBack,
): Promise<Html> {
  const list = address`${projectAddress('workspace', visit.project.slug)}/${sections[section.kind]}`;
  const page = stored ? pageAddress(visit, section.kind, stored.head.slug) : list;
  return editPage(
    visit,
    {
      ...(await section.form(visit, stored)),
      words: section.words,
      title: section.name(visit.reader, stored ? 'edit' : 'new'),
      action: address`${page}/${stored ? 'edit' : 'new'}`,
      back: page,
      submit: visit.reader.say(words)('save'),
      values: stored ? section.typed(stored.value) : section.blank(visit),
      ...(stored ? { above: stored.head.title, revision: stored.head.revision } : {}),
    },
    sentBack,
  );
}

function translatable<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  section: Section<F, Value>,
  stored: Stored<Value>,
) {
  const names = namesIn(visit.reader, section.words);
  const fields = section
    .translatable(stored.value)
    .map((field) => ({ ...field, label: names.field(field.name) ?? field.name }));
  return { head: stored.head, fields, mayTranslate: section.mayEdit(visit, stored) };
}

async function recordPage<F extends Fields, Value extends { readonly language: Language }>(
  visit: WorkspaceVisit,
  panel: LinksPanel,
  section: Section<F, Value>,
  stored: Stored<Value>,
): Promise<Html> {
  const { head, value } = stored;
  const texts = await textsOf(visit, head.id);
  const isBehind = await hasUnpublishedChanges(visit, head.id, value);
  const edit = section.mayEdit(visit, stored);
  const publication = section.mayBePublic?.(visit, stored) ?? yes;
  const offered = { edit, publication, withdrawal: yes, hasUnpublishedChanges: isBehind };
  const main = await section.draw(visit, {
    face: 'workspace',
    id: head.id,
    projectSlug: visit.project.slug,
    value,
    texts,
    links: await panel(visit, 'workspace', head.id),
    actions: html`${recordButtons(visit, head, offered)} ${edit.may && section.acts(visit, stored)}`,
    notes: publicationNote(visit, head, isBehind),
    below: translationPanel(visit, translatable(visit, section, stored), texts),
  });
  return workspacePage(visit, { title: titleRead(visit.reader, section, value, texts), main });
}
