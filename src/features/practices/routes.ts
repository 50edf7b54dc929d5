import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import type { Problems, ReadForm } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey } from '../../layout/index.ts';
import { draftOf, forgetDraft } from '../../records/drafts.ts';
import { recordAddress } from '../../records/kinds.ts';
import { listRecords, readListQuery } from '../../records/listing.ts';
import { choicesOf, namesOf } from '../../records/names.ts';
import { SavedMeanwhile } from '../../records/record.ts';
import { textsOf } from '../../records/texts.ts';
import { linksPanel } from '../chain/index.ts';
import { conflictPage, editPage, newPage } from './edit-view.ts';
import { practiceForm, problemsBetween, typedOf, type PracticeTyped } from './form.ts';
import { mayAddPractice, mayEditPractice, mayGivePracticeTo, mayPublishPractice } from './policy.ts';
import { blankPractice, type Practice } from './practice.ts';
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
    const values = typedOf({ ...blankPractice, title: '', language: visit.reader.language });
    return visit.page(await newPage(visit, { values, draft: await draftOf(visit, draftKey(newAddress(visit))) }));
  });

  routes.workspace.write('/practices/new', async (visit) => {
    mustBeAllowed(mayAddPractice(visit.who, visit.project, say(visit)));
    const read = await readPractice(visit);
    if (!read.ok) return visit.page(await newPage(visit, { refused: read, draft: null }), 422);
    mustBeAllowed(mayGivePracticeTo(visit.who, visit.project, read.values.partner, say(visit)));
    const made = await createPractice(visit, practiceFrom(read.values, blankPractice.figures));
    return saved(visit, newAddress(visit), made.slug);
  });

  routes.workspace.read('/practices/:slug', async (visit) => {
    const { head, practice } = await needPractice(visit, visit.param('slug'));
    const partners = await namesOf(visit, 'workspace', visit.project.slug, [practice.partner]);
    const links = await linksPanel(visit, 'workspace', head.id);
    const shown = {
      practice,
      texts: await textsOf(visit, head.id),
      partner: partners.get(practice.partner ?? '') ?? null,
      links,
    };
    return visit.page(recordPage(visit, head, shown));
  });

  routes.workspace.read('/practices/:slug/edit', async (visit) => {
    const stored = await needPractice(visit, visit.param('slug'));
    mustBeAllowed(mayEditPractice(visit.who, visit.project, stored.head, say(visit)));
    const draft = await draftOf(visit, draftKey(editAddress(visit)));
    return visit.page(
      await editPage(visit, stored, { values: typedOf(stored.practice), draft, revision: stored.head.revision }),
    );
  });

  routes.workspace.write('/practices/:slug/edit', async (visit) => {
    const stored = await needPractice(visit, visit.param('slug'));
    mustBeAllowed(mayEditPractice(visit.who, visit.project, stored.head, say(visit)));
    const revision = Number(visit.submitted.typed['revision']?.[0]);
    const read = await readPractice(visit);
    if (!read.ok) return visit.page(await editPage(visit, stored, { refused: read, draft: null, revision }), 422);
    if (read.values.partner !== stored.practice.partner) {
      mustBeAllowed(mayGivePracticeTo(visit.who, visit.project, read.values.partner, say(visit)));
    }
    try {
      await changePractice(visit, stored, revision, practiceFrom(read.values, stored.practice.figures));
    } catch (error) {
      if (!(error instanceof SavedMeanwhile)) throw error;
      return visit.page(await conflictPage(visit, await needPractice(visit, visit.param('slug')), read.typed), 409);
    }
    return saved(visit, editAddress(visit), stored.head.slug);
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

function newAddress(visit: WorkspaceVisit): Address {
  return address`/p/${visit.project.slug}/practices/new`;
}

function pageAddress(visit: WorkspaceVisit, slug: string | null): Address {
  return recordAddress('workspace', 'practice', visit.project.slug, slug);
}

function editAddress(visit: WorkspaceVisit): Address {
  return address`${pageAddress(visit, visit.param('slug'))}/edit`;
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

function practiceFrom(values: PracticeTyped, figures: Practice['figures']): Practice {
  return { ...values, figures };
}

async function saved(visit: WorkspaceVisit, form: Address, slug: string | null): Promise<Response> {
  await forgetDraft(visit, draftKey(form));
  return visit.redirect(pageAddress(visit, slug), { text: say(visit)('said.saved'), draft: draftKey(form) });
}
