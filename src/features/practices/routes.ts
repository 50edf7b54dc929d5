import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Problems, ReadForm } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey } from '../../layout/index.ts';
import { revisionSeen, savedMeanwhile } from '../../layout/record/index.ts';
import { forgetDraft } from '../../records/drafts.ts';
import { recordAddress } from '../../records/kinds.ts';
import { listRecords, readListQuery } from '../../records/listing.ts';
import { choicesOf, namesOf } from '../../records/names.ts';
import { hasUnpublishedChanges } from '../../records/published-value.ts';
import { SavedMeanwhile } from '../../records/record.ts';
import { textsOf } from '../../records/texts.ts';
import { linksPanel } from '../chain/index.ts';
import { editPracticePage, newPracticePage } from './edit-view.ts';
import { practiceForm, problemsBetween, typedOf } from './form.ts';
import { mayAddPractice, mayEditPractice, mayGivePracticeTo, mayPublishPractice } from './policy.ts';
import { changePractice, createPractice, needPractice, publishPractice, withdrawPractice } from './store.ts';
import words from './words.json' with { type: 'json' };
import { listPage, recordPage } from './workspace-view.ts';

/** Practices in a project's workspace: list, page, writing, publication. */
export function workspacePracticeRoutes(routes: Routes): void {
  routes.workspace.read('/practices', async (visit) =>
    visit.page(listPage(visit, await listRecords(visit, readListQuery(visit, 'practice')))),
  );

  routes.workspace.read('/practices/new', async (visit) => {
    mustBeAllowed(mayAddPractice(visit.who, visit.project, say(visit)));
    return visit.page(await newPracticePage(visit));
  });

  routes.workspace.write('/practices/new', async (visit) => {
    mustBeAllowed(mayAddPractice(visit.who, visit.project, say(visit)));
    const read = await readPractice(visit);
    if (!read.ok) return visit.page(await newPracticePage(visit, { refused: read }), 422);
    mustBeAllowed(mayGivePracticeTo(visit.who, visit.project, read.values.partner, say(visit)));
    const made = await createPractice(visit, { ...read.values, figures: [] });
    return saved(visit, address`/p/${visit.project.slug}/practices/new`, made.slug);
  });

  routes.workspace.read('/practices/:slug', async (visit) => {
    const { head, practice } = await needPractice(visit, visit.param('slug'));
    const partners = await namesOf(visit, 'workspace', visit.project.slug, [practice.partner]);
    const partner = partners.get(practice.partner ?? '') ?? null;
    const links = await linksPanel(visit, 'workspace', head.id);
    const isChanged = await hasUnpublishedChanges(visit, head.id, practice);
    return visit.page(
      recordPage(visit, head, { practice, texts: await textsOf(visit, head.id), partner, links }, isChanged),
    );
  });

  routes.workspace.read('/practices/:slug/edit', async (visit) => {
    const stored = await needPractice(visit, visit.param('slug'));
    mustBeAllowed(mayEditPractice(visit.who, visit.project, stored.head, say(visit)));
    return visit.page(await editPracticePage(visit, stored));
  });

  routes.workspace.write('/practices/:slug/edit', async (visit) => {
    const stored = await needPractice(visit, visit.param('slug'));
    const { head, practice } = stored;
    mustBeAllowed(mayEditPractice(visit.who, visit.project, head, say(visit)));
    const read = await readPractice(visit);
    if (!read.ok) return visit.page(await editPracticePage(visit, stored, { refused: read }), 422);
    const { partner } = read.values;
    if (partner !== practice.partner) mustBeAllowed(mayGivePracticeTo(visit.who, visit.project, partner, say(visit)));
    try {
      await changePractice(visit, stored, revisionSeen(visit), { ...read.values, figures: practice.figures });
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      const present = await needPractice(visit, visit.param('slug'));
      const meanwhile = await savedMeanwhile(visit, head.id, typedOf(present.practice));
      return visit.page(
        await editPracticePage(visit, present, { refused: { typed: read.typed, problems: {} }, meanwhile }),
        409,
      );
    }
    return saved(visit, address`${pageAddress(visit, head.slug)}/edit`, head.slug);
  });

  routes.workspace.write('/practices/:slug/publication', async (visit) => {
    const stored = await needPractice(visit, visit.param('slug'));
    mustBeAllowed(mayPublishPractice(visit.who, visit.project, stored, say(visit)));
    await publishPractice(visit, stored);
    return visit.redirect(pageAddress(visit, stored.head.slug), { text: say(visit)('said.published') });
  });

  routes.workspace.write('/practices/:slug/withdrawal', async (visit) => {
    const stored = await needPractice(visit, visit.param('slug'));
    mustBeAllowed(mayEditPractice(visit.who, visit.project, stored.head, say(visit)));
    await withdrawPractice(visit, stored);
    return visit.redirect(pageAddress(visit, stored.head.slug), { text: say(visit)('said.withdrawn') });
  });
}

function say(visit: WorkspaceVisit) {
  return visit.reader.say(words);
}

function pageAddress(visit: WorkspaceVisit, slug: string | null): Address {
  return recordAddress('workspace', 'practice', visit.project.slug, slug);
}

/** What was typed, with the problems that only show when fields, partners and rules are seen together. */
async function readPractice(visit: WorkspaceVisit): Promise<ReadForm<(typeof practiceForm)['fields']>> {
  const read = visit.read(practiceForm);
  if (!read.ok) return read;
  const { partner } = read.values;
  const isPartner = partner === null || (await choicesOf(visit, 'partner')).some(({ value }) => value === partner);
  const problems: Problems = {
    ...problemsBetween(read.values, say(visit)),
    ...(isPartner ? {} : { partner: { key: 'notAChoice' } }),
  };
  return Object.keys(problems).length === 0 ? read : { ok: false, problems, typed: read.typed };
}

async function saved(visit: WorkspaceVisit, form: Address, slug: string | null): Promise<Response> {
  await forgetDraft(visit, draftKey(form));
  return visit.redirect(pageAddress(visit, slug), { text: say(visit)('said.saved'), draft: draftKey(form) });
}
