import { address } from '../../kernel/address.ts';
import type { Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, workspacePage, type FormView } from '../../layout/index.ts';
import { countryOptions } from '../../records/countries.ts';
import { historyOf } from '../../records/history.ts';
import { recordAddress } from '../../records/kinds.ts';
import { choicesOf } from '../../records/names.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { languageName, pageHead, section } from '../../ui/index.ts';
import { languages } from '../../kernel/words.ts';
import { themes } from '../../records/themes.ts';
import { practiceForm, typedOf } from './form.ts';
import { mayGivePracticeTo } from './policy.ts';
import type { StoredPractice } from './store.ts';
import words from './words.json' with { type: 'json' };

type View = FormView<(typeof practiceForm)['fields']>;
type State = Pick<View, 'values' | 'refused' | 'draft' | 'revision' | 'meanwhile'>;

/** The form of a new practice. */
export async function newPage(visit: WorkspaceVisit, state: State): Promise<Html> {
  const say = visit.reader.say(words);
  const list = address`/p/${visit.project.slug}/practices`;
  const form = await practiceFormView(visit, null, {
    ...state,
    action: address`${list}/new`,
    submit: say('act.create'),
    back: list,
  });
  return workspacePage(visit, {
    title: say('new.title'),
    main: html`${pageHead({ title: say('new.title'), lead: say('new.lead') })}${form}`,
  });
}

/** The form of a practice that is there already. */
export async function editPage(visit: WorkspaceVisit, { head, practice }: StoredPractice, state: State): Promise<Html> {
  const say = visit.reader.say(words);
  const back = recordAddress('workspace', 'practice', visit.project.slug, head.slug);
  const form = await practiceFormView(visit, practice.partner, {
    ...state,
    action: address`${back}/edit`,
    submit: say('act.save'),
    back,
  });
  return workspacePage(visit, {
    title: say('edit.title'),
    main: html`${pageHead({ title: say('edit.title'), above: head.title })}${form}`,
  });
}

/** Somebody saved first: what was typed now and what stands there, side by side. */
export async function conflictPage(visit: WorkspaceVisit, stored: StoredPractice, typed: Typed): Promise<Html> {
  const [last] = await historyOf(visit, stored.head.id, 1);
  const meanwhile = { who: last?.personName ?? '', when: stored.head.changedAt, typed: typedOf(stored.practice) };
  return editPage(visit, stored, {
    refused: { typed, problems: {} },
    draft: null,
    revision: stored.head.revision,
    meanwhile,
  });
}

async function practiceFormView(
  visit: WorkspaceVisit,
  partner: string | null,
  own: State & Pick<View, 'action' | 'submit' | 'back'>,
): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const partners = (await choicesOf(visit, 'partner')).filter(
    ({ value }) => value === partner || mayGivePracticeTo(visit.who, visit.project, value, say).may,
  );
  return formView(visit, {
    form: practiceForm,
    words,
    ...own,
    texts: {
      themes: { options: themes.map((value) => ({ value, label: reader.say(recordWords)(`theme.${value}`) })) },
      partner: { options: partners },
      country: { options: countryOptions(reader) },
      language: { options: languages.map((value) => ({ value, label: languageName(reader, value) })) },
      description: { rows: 12 },
      transfer: { rows: 8 },
    },
    layOut: (
      field,
    ) => html`${section({ title: say('part.short'), body: html`${field('title')}${field('summary')}${field('outcome')}${field('language')}` })}
${section({ title: say('part.where'), body: html`${field('partner')}${field('ownerOrganisation')}${field('authorOrganisation')}${field('country')}${field('city')}${field('level')}${field('startsOn')}${field('endsOn')}` })}
${section({ title: say('part.what'), body: html`${field('description')}${field('resources')}${field('evidence')}${field('difficulties')}${field('difficultiesUnknown')}${field('transfer')}` })}
${section({ title: say('part.found'), body: html`${field('themes')}${field('provenance')}${field('provenanceReason')}${field('sources')}` })}`,
  });
}
