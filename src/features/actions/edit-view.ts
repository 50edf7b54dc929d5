import { address, type Address } from '../../kernel/address.ts';
import type { Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { editPage, partnerChoices, type SentBack } from '../../layout/record/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import { choicesOf } from '../../records/names.ts';
import { actionForm, actionTyped, newActionForm, type ActionChoices } from './form.ts';
import type { StoredAction } from './store.ts';
import words from './words.json' with { type: 'json' };

export function newAddress(visit: WorkspaceVisit): Address {
  return address`/p/${visit.project.slug}/actions/new`;
}

export function editAddress(visit: WorkspaceVisit, { head }: StoredAction): Address {
  return address`${recordAddress('workspace', 'action', visit.project.slug, head.slug)}/edit`;
}

export async function choicesFor(visit: WorkspaceVisit, present: string | null): Promise<ActionChoices> {
  return { plans: await choicesOf(visit, 'plan'), ...(await partnerChoices(visit, present)) };
}

/** What the form calls its lists, and how tall its boxes are. */
function textsOf({ plans, own, all }: ActionChoices) {
  return {
    planId: { options: plans },
    partnerId: { options: own },
    furtherPartnerIds: { options: all },
    summary: { rows: 3 },
    stakeholders: { rows: 3 },
    indicators: { rows: 3 },
    sources: { rows: 3 },
  };
}

export async function newPage(visit: WorkspaceVisit, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const choices = await choicesFor(visit, null);
  const plan =
    choices.plans.find(({ value }) => value === visit.query('plan')) ??
    (choices.plans.length === 1 ? choices.plans[0] : undefined);
  const partner = choices.own.length === 1 ? choices.own[0] : undefined;
  const values = {
    language: [visit.reader.language],
    state: ['not-started'],
    ...(plan ? { planId: [plan.value] } : {}),
    ...(partner ? { partnerId: [partner.value] } : {}),
  };
  const back = address`/p/${visit.project.slug}/actions`;
  const page = {
    form: newActionForm(choices),
    words,
    title: say('new.title'),
    lead: say('new.lead'),
    action: newAddress(visit),
    back,
    submit: say('new.submit'),
  };
  return editPage(visit, { ...page, values, texts: textsOf(choices) }, sentBack);
}

export async function changePage(visit: WorkspaceVisit, stored: StoredAction, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const { head, value: action } = stored;
  const choices = await choicesFor(visit, action.partnerId);
  const back = recordAddress('workspace', 'action', visit.project.slug, head.slug);
  const page = {
    form: actionForm(choices),
    words,
    title: say('edit.title'),
    above: action.title,
    lead: say('edit.lead'),
    submit: say('edit.submit'),
    back,
  };
  const own = {
    action: editAddress(visit, stored),
    values: actionTyped(action),
    revision: head.revision,
    texts: textsOf(choices),
  };
  return editPage(visit, { ...page, ...own }, sentBack);
}
