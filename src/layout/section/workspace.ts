import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, NotFound, yes } from '../../kernel/answers.ts';
import type { Fields } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { Language } from '../../kernel/words.ts';
import { formSent } from '../form-view.ts';
import { workspacePage } from '../frame.ts';
import { historyRoutes } from '../history/index.ts';
import { revisionSeen, savedMeanwhile } from '../record/index.ts';
import { translationRoutes } from '../translation/index.ts';
import { sections } from '../../records/kinds.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { listRecords, readListQuery } from '../../records/listing.ts';
import { withdraw } from '../../records/publishing.ts';
import { SavedMeanwhile } from '../../records/record.ts';
import { formPage, newAddress, pageAddress, readTyped, recordPage, translatable } from './pages.ts';
import { namesIn, ownText, type Section } from './section.ts';
import { publicationForm } from '../versions/index.ts';
import { versionsPage } from './versions.ts';
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
  const said = (visit: WorkspaceVisit, what: 'said.saved' | 'said.published' | 'said.withdrawn') =>
    ownText(visit.reader, section.words, what) ?? visit.reader.say(words)(what);
  const saved = (visit: WorkspaceVisit, form: Address, page: Address) =>
    formSent(visit, form, page, said(visit, 'said.saved'));

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
    mustBeAllowed((await section.mayBePublic?.(visit, stored)) ?? yes);
    const read = visit.read(publicationForm);
    if (!read.ok) {
      if (!section.told) throw new NotFound();
      return visit.page(await versionsPage(visit, section, section.told, stored, read), 422);
    }
    await section.publish(visit, stored, read.values.note);
    return visit.redirect(pageAddress(visit, kind, stored.head.slug), { text: said(visit, 'said.published') });
  });

  routes.workspace.write(`${path}/:slug/withdrawal`, async (visit) => {
    const stored = await find(visit);
    mustBeAllowed(section.mayEdit(visit, stored));
    mustBeAllowed((await section.mayBeWithdrawn?.(visit, stored)) ?? yes);
    await (section.withdraw?.(visit, stored) ?? withdraw(visit, stored.head));
    return visit.redirect(pageAddress(visit, kind, stored.head.slug), { text: said(visit, 'said.withdrawn') });
  });

  historyRoutes(routes, kind, async (visit) => ({
    head: (await find(visit)).head,
    words: namesIn(visit.reader, section.words),
  }));

  translationRoutes(routes, kind, async (visit) => translatable(visit, section, await find(visit)));
}
