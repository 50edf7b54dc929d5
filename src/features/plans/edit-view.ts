import { address, type Address } from '../../kernel/address.ts';
import type { Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { editPage, partnerChoices, type SentBack } from '../../layout/record/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import { choicesOf } from '../../records/names.ts';
import { planForm, planTyped, type PlanChoices } from './form.ts';
import type { StoredPlan } from './store.ts';
import words from './words.json' with { type: 'json' };

export function newAddress(visit: WorkspaceVisit): Address {
  return address`/p/${visit.project.slug}/plans/new`;
}

export function editAddress(visit: WorkspaceVisit, { head }: StoredPlan): Address {
  return address`${recordAddress('workspace', 'plan', visit.project.slug, head.slug)}/edit`;
}

export async function choicesFor(visit: WorkspaceVisit, present: string | null): Promise<PlanChoices> {
  return { ...(await partnerChoices(visit, present)), instruments: await choicesOf(visit, 'instrument') };
}

/** What the form calls its lists, and how tall its boxes are. */
function textsOf({ own, all, instruments }: PlanChoices) {
  return {
    partnerId: { options: own },
    furtherPartnerIds: { options: all },
    instrumentId: { options: instruments },
    summary: { rows: 3 },
    englishSummary: { lang: 'en' },
    sources: { rows: 3 },
  };
}

export async function newPage(visit: WorkspaceVisit, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const choices = await choicesFor(visit, null);
  const partner = choices.own.length === 1 ? choices.own[0] : undefined;
  const values = { language: [visit.reader.language], ...(partner ? { partnerId: [partner.value] } : {}) };
  const back = address`/p/${visit.project.slug}/plans`;
  const page = {
    form: planForm(choices),
    words,
    title: say('new.title'),
    lead: say('new.lead'),
    action: newAddress(visit),
    back,
    submit: say('new.submit'),
  };
  return editPage(visit, { ...page, values, texts: textsOf(choices) }, sentBack);
}

export async function changePage(visit: WorkspaceVisit, stored: StoredPlan, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const { head, value: plan } = stored;
  const choices = await choicesFor(visit, plan.partnerId);
  const back = recordAddress('workspace', 'plan', visit.project.slug, head.slug);
  const page = {
    form: planForm(choices),
    words,
    title: say('edit.title'),
    above: plan.title,
    submit: say('edit.submit'),
    back,
  };
  const own = {
    action: editAddress(visit, stored),
    values: planTyped(plan),
    revision: head.revision,
    texts: textsOf(choices),
  };
  return editPage(visit, { ...page, ...own }, sentBack);
}
