import { address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { FormView } from '../../layout/index.ts';
import { editPage, partnerChoices, type SentBack } from '../../layout/record/index.ts';
import { countryOptions } from '../../records/countries.ts';
import { recordAddress } from '../../records/kinds.ts';
import { section } from '../../ui/index.ts';
import { practiceForm, typedOf } from './form.ts';
import { blankPractice } from './practice.ts';
import type { StoredPractice } from './store.ts';
import words from './words.json' with { type: 'json' };

/** The form of a new practice. */
export async function newPracticePage(visit: WorkspaceVisit, sentBack?: SentBack): Promise<Html> {
  const say = visit.reader.say(words);
  const list = address`/p/${visit.project.slug}/practices`;
  const page = {
    title: say('new.title'),
    lead: say('new.lead'),
    action: address`${list}/new`,
    back: list,
    submit: say('act.create'),
    values: typedOf({ ...blankPractice, title: '', language: visit.reader.language }),
  };
  return editPage(visit, { ...page, ...(await formParts(visit, null)) }, sentBack);
}

/** The form of a practice that is there already. */
export async function editPracticePage(
  visit: WorkspaceVisit,
  { head, practice }: StoredPractice,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  const back = recordAddress('workspace', 'practice', visit.project.slug, head.slug);
  const page = {
    title: say('edit.title'),
    above: head.title,
    action: address`${back}/edit`,
    back,
    submit: say('act.save'),
    values: typedOf(practice),
    revision: head.revision,
  };
  return editPage(visit, { ...page, ...(await formParts(visit, practice.partner)) }, sentBack);
}

type Field = Parameters<NonNullable<FormView<(typeof practiceForm)['fields']>['layOut']>>[0];

async function formParts(visit: WorkspaceVisit, partner: string | null) {
  const say = visit.reader.say(words);
  const { own } = await partnerChoices(visit, partner);
  const part = (title: string, ...fields: Html[]) => section({ title, body: html`${fields}` });
  return {
    form: practiceForm,
    words,
    texts: {
      partner: { options: own },
      country: { options: countryOptions(visit.reader) },
      description: { rows: 12 },
      transfer: { rows: 8 },
    },
    layOut: (
      field: Field,
    ) => html`${part(say('part.short'), field('title'), field('summary'), field('outcome'), field('language'))}
${part(
  say('part.where'),
  ...(
    ['partner', 'ownerOrganisation', 'authorOrganisation', 'country', 'city', 'level', 'startsOn', 'endsOn'] as const
  ).map(field),
)}
${part(
  say('part.what'),
  ...(['description', 'resources', 'evidence', 'difficulties', 'difficultiesUnknown', 'transfer'] as const).map(field),
)}
${part(say('part.found'), ...(['themes', 'provenance', 'provenanceReason', 'sources'] as const).map(field))}`,
  };
}
