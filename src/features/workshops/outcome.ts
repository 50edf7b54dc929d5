import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, no, yes, type Answer } from '../../kernel/answers.ts';
import { fitted } from '../../kernel/beginning.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { writesForOneOf } from '../../records/editing.ts';
import { recordAddress } from '../../records/kinds.ts';
import { headsById } from '../../records/record.ts';
import { alert, button, buttonForm, link, selectField } from '../../ui/index.ts';
import { createAction } from '../actions/index.ts';
import {
  cityOf,
  lockSheet,
  needSheet,
  noteAction,
  rowName,
  sheetAddress,
  type WrittenSheet,
} from '../adaptation/index.ts';
import { makeLink } from '../chain/index.ts';
import { newNotTakenAddress, notTakenAddress, notTakenOf, type NotTaken } from '../not-taken/index.ts';
import { draftOf } from './draft-action.ts';
import { plansOf, themesOf, type PlanOfCity } from './store.ts';
import words from './words.json' with { type: 'json' };

/** What comes of a sheet: one press makes the draft action, and leads to the same action ever after. */
export function outcomeRoutes(routes: Routes): void {
  routes.workspace.write('/sheets/:slug/action', async (visit) => {
    const sheet = await needSheet(visit, visit.param('slug'), visit.reader.language);
    mustBeAllowed(writesForImporter(visit, sheet));
    const made = await lockSheet(visit, sheet.id);
    if (made !== null) return toAction(visit, made, 'said.actionThere');
    const plans = await plansOf(visit, sheet.importer.id);
    mustBeAllowed(mayDraft(visit, sheet, plans, await againstOf(visit, sheet)));
    const chosen = plans.find(({ id }) => id === visit.submitted.typed['plan']?.[0]) ?? plans[0];
    return toAction(visit, await makeDraft(visit, sheet, chosen?.id ?? ''), 'said.action');
  });
}

/** May this person put something into the plan of the importing city? */
function writesForImporter(visit: WorkspaceVisit, { importer }: WrittenSheet): Answer {
  const say = visit.reader.say(words);
  const may = writesForOneOf(visit.who, visit.project.id, [importer.id]);
  return may ? yes : no(say('policy.action', { city: cityOf(importer) }));
}

/** A draft stands in a plan, and is of what the city wants to take up. */
function mayDraft(
  visit: WorkspaceVisit,
  sheet: WrittenSheet,
  plans: readonly PlanOfCity[],
  against: NotTaken | undefined,
): Answer {
  const say = visit.reader.say(words);
  const city = cityOf(sheet.importer);
  if (against) return no(say('policy.notTaken', { city, date: visit.reader.date(against.decidedOn) }));
  return plans.length > 0 ? yes : no(say('policy.noPlan', { city }));
}

/** That the importing city does not take the practice, where it says so. */
async function againstOf(visit: WorkspaceVisit, { practice, importer }: WrittenSheet): Promise<NotTaken | undefined> {
  const all = await notTakenOf(visit, 'workspace', practice.id);
  return all.find(({ partnerId }) => partnerId === importer.id);
}

async function toAction(
  visit: WorkspaceVisit,
  id: string,
  said: 'said.action' | 'said.actionThere',
): Promise<Response> {
  const slug = (await headsById(visit, [id])).get(id)?.slug ?? null;
  const page = recordAddress('workspace', 'action', visit.project.slug, slug);
  return visit.redirect(page, { text: visit.reader.say(words)(said) });
}

/** The draft with where it came from: based on the practice, and the result of the workshop. */
async function makeDraft(visit: WorkspaceVisit, sheet: WrittenSheet, planId: string): Promise<string> {
  const { reader } = visit;
  const { language } = reader;
  const say = reader.say(words);
  const themes = await themesOf(visit, sheet.practice.id);
  const values = draftOf(
    sheet,
    { planId, themes, language },
    { say, rowName: (row) => rowName(reader, row), date: (date) => reader.date(date) },
  );
  const { id } = await createAction(visit, values);
  const reason = fitted(say('action.reason', { event: sheet.event.title }), 320);
  await makeLink(visit, { type: 'based-on', from: id, to: sheet.practice.id, reason, language });
  await makeLink(visit, { type: 'inspired-by', from: id, to: sheet.event.id, reason, language });
  await noteAction(visit, sheet.id, id);
  return id;
}

/** On the sheet: the action that came of it or the press that makes it. */
export async function outcomePart(visit: WorkspaceVisit, sheet: WrittenSheet): Promise<Html> {
  const body = sheet.actionId === null ? await drafting(visit, sheet) : await drafted(visit, sheet.actionId);
  return html`<div id="outcome" data-parts><div id="outcome-action" data-version="${sheet.actionId ?? 'none'}"><div class="stack">${body}</div></div></div>`;
}

async function drafted(visit: WorkspaceVisit, id: string): Promise<Html | null> {
  const action = (await headsById(visit, [id])).get(id);
  if (!action) return null;
  const page = recordAddress('workspace', 'action', visit.project.slug, action.slug);
  return alert({
    kind: 'success',
    body: html`<p>${visit.reader.say(words)('outcome.action')} ${link(action.title, page)}</p>`,
  });
}

async function drafting(visit: WorkspaceVisit, sheet: WrittenSheet): Promise<Html | null> {
  const say = visit.reader.say(words);
  if (!writesForImporter(visit, sheet).may) return null;
  const plans = await plansOf(visit, sheet.importer.id);
  const against = await againstOf(visit, sheet);
  const may = mayDraft(visit, sheet, plans, against);
  const label = say('outcome.make');
  const action = address`${sheetAddress(visit.project.slug, sheet)}/action`;
  const plan = plans.length === 0 && link(say('outcome.newPlan'), address`/p/${visit.project.slug}/plans/new`);
  const about = { practice: sheet.practice.id, partner: sheet.importer.id, event: sheet.event.id };
  const without = link(
    say(against ? 'outcome.notTaken' : 'outcome.without'),
    against ? notTakenAddress(visit.project.slug) : newNotTakenAddress(visit.project.slug, about),
  );
  const form =
    plans.length > 1
      ? planForm(visit, action, plans)
      : buttonForm({ label, action, whyNot: may.may ? null : may.reason });
  return html`<p class="small subtle">${say('outcome.makeHow', { city: cityOf(sheet.importer) })}</p><div class="row">${form} ${plan} ${sheet.practice.kind === 'practice' && without}</div>`;
}

/** A city with several plans says into which. */
function planForm({ reader }: WorkspaceVisit, action: Address, plans: readonly PlanOfCity[]): Html {
  const say = reader.say(words);
  const options = plans.map(({ id, title }) => ({ value: id, label: title }));
  return html`<form method="post" action="${action}" class="stack">${selectField(reader, { name: 'plan', label: say('outcome.plan'), options, value: plans[0]?.id })}${button({ label: say('outcome.make') })}</form>`;
}
