import { address, withQuery, type Address } from '../../kernel/address.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { languages } from '../../kernel/words.ts';
import { formView, publicPage } from '../../layout/index.ts';
import type { Draft } from '../../records/drafts.ts';
import { isTheme, themes } from '../../records/themes.ts';
import { conceptName } from '../../records/vocabulary.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import {
  alert,
  buttonLink,
  changeList,
  emptyState,
  factList,
  filterForm,
  languageName,
  link,
  pageHead,
  section,
  tag,
} from '../../ui/index.ts';
import type { PersonVisit } from '../account/index.ts';
import { conceptForm, nameAmong, spoken, type Concept, type ConceptValues } from './concept.ts';
import { mayCurate } from './policy.ts';
import type { ConceptChange } from './store.ts';
import words from './words.json' with { type: 'json' };

export function conceptAddress(id: string): Address {
  return address`/vocabulary/${id}`;
}

/** All concepts by theme, or those that a search or a theme leaves. */
export function vocabularyPage(visit: Visit, all: readonly Concept[]): Html {
  const { reader, who } = visit;
  const say = reader.say(words);
  const search = (visit.query('q') ?? '').trim().slice(0, 200);
  const asked = visit.query('theme') ?? '';
  const theme = isTheme(asked) ? asked : '';
  const shown = all.filter((one) => !one.isEnded && says(one, search) && (theme === '' || one.themes.includes(theme)));
  const groups = [...themes.filter((one) => theme === '' || one === theme), ...(theme === '' ? [null] : [])];
  const themeName = (one: (typeof groups)[number]) =>
    one === null ? say('list.noTheme') : reader.say(recordWords)(`theme.${one}`);
  const parts = groups.map((one) => {
    const own = shown.filter((concept) =>
      one === null ? concept.themes.length === 0 : concept.themes[0] === one || theme !== '',
    );
    return own.length === 0 ? null : section({ title: themeName(one), body: conceptLinks(visit, own) });
  });
  const actions = mayCurate(who) && buttonLink({ label: say('new.title'), address: address`/vocabulary/new` });
  return publicPage(visit, {
    title: say('list.title'),
    description: say('list.lead'),
    main: html`${pageHead({ title: say('list.title'), lead: say('list.lead'), actions })}
${filterForm(reader, {
  address: withQuery(visit.here, { lang: null }),
  filters: [
    { kind: 'search', name: 'q', label: say('list.search'), value: search },
    {
      kind: 'choice',
      name: 'theme',
      label: say('field.themes'),
      value: theme,
      options: themes.map((one) => ({ value: one, label: themeName(one) })),
    },
  ],
})}
${shown.length === 0 ? emptyState({ title: say('list.none'), body: say('list.noneBody') }) : parts}`,
  });
}

/** Whether one of its terms has the typed letters, accents or not. */
function says({ terms }: Concept, search: string): boolean {
  const wanted = plain(search);
  return languages.some((language) => terms[language].some((term) => plain(term).includes(wanted)));
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}*]/gu, '')
    .toLowerCase();
}

function conceptLinks({ reader }: Visit, concepts: readonly Concept[]): Html {
  const named = concepts.map((one) => ({ id: one.id, name: conceptName(one, reader.language) }));
  const sorted = named.toSorted((one, other) => one.name.localeCompare(other.name, reader.language));
  return html`<ul class="plain-list row">${sorted.map(({ id, name }) => html`<li>${link(name, conceptAddress(id))}</li>`)}</ul>`;
}

interface Told {
  readonly changes: readonly ConceptChange[];
  readonly practices: number;
}

/** One concept: what it is called everywhere, what it is a case of, and what is published about it. */
export function conceptPage(
  visit: Visit,
  concept: Concept,
  all: readonly Concept[],
  { changes, practices }: Told,
): Html {
  const { reader, who } = visit;
  const say = reader.say(words);
  const name = conceptName(concept, reader.language);
  const near = (ids: (one: Concept) => boolean) => all.filter((one) => !one.isEnded && ids(one));
  const broader = near((one) => concept.broader.includes(one.id));
  const narrower = near((one) => one.broader.includes(concept.id));
  const edit =
    mayCurate(who) &&
    buttonLink({
      label: say('edit.title'),
      address: address`${conceptAddress(concept.id)}/edit`,
      variant: 'secondary',
    });
  const terms = languages.map((language) => ({
    label: languageName(reader, language),
    value: html`<span lang="${language}">${spoken(concept.terms[language]).join(', ')}</span>`,
  }));
  const found = withQuery(address`/practices`, { q: name });
  return publicPage(visit, {
    title: name,
    main: html`${pageHead({ title: name, above: link(say('list.title'), address`/vocabulary`), actions: edit })}
${concept.isEnded && alert({ kind: 'warning', body: say('page.ended') })}
${concept.themes.length > 0 && html`<p class="row">${concept.themes.map((theme) => tag(reader.say(recordWords)(`theme.${theme}`)))}</p>`}
${concept.isBroad && html`<p class="subtle">${say('page.broad')}</p>`}
${section({ title: say('page.terms'), body: factList(reader, terms) })}
${broader.length > 0 && section({ title: say('page.broader'), body: conceptLinks(visit, broader) })}
${narrower.length > 0 && section({ title: say('page.narrower'), body: conceptLinks(visit, narrower) })}
${section({ title: say('page.found'), body: html`<p>${practices === 0 ? say('page.noPractices') : link(say('page.practices', { count: practices }), found)}</p>` })}
${
  changes.length > 0 &&
  section({
    title: say('page.changes'),
    body: changeList(
      reader,
      changes.map((change) => changeOf(visit, all, change)),
    ),
  })
}`,
  });
}

function changeOf({ reader }: Visit, all: readonly Concept[], { at, who, before, after }: ConceptChange) {
  const say = reader.say(words);
  const names = (ids: readonly string[] = []) => ids.map((id) => nameAmong(all, id, reader.language)).join(', ');
  const mark = (is: boolean | undefined) => (is === undefined ? '' : say(is ? 'yes' : 'no'));
  const fields = [
    ...languages.map((language) => ({
      label: languageName(reader, language),
      of: (values: Partial<ConceptValues>) => (values.terms?.[language] ?? []).join(', '),
    })),
    { label: say('field.broader'), of: (values: Partial<ConceptValues>) => names(values.broader) },
    {
      label: say('field.themes'),
      of: ({ themes: about = [] }: Partial<ConceptValues>) =>
        about.map((theme) => reader.say(recordWords)(`theme.${theme}`)).join(', '),
    },
    { label: say('field.isBroad'), of: (values: Partial<ConceptValues>) => mark(values.isBroad) },
    { label: say('field.isEnded'), of: (values: Partial<ConceptValues>) => mark(values.isEnded) },
  ];
  const changed = fields
    .map(({ label, of }) => ({ label, before: of(before), after: of(after) }))
    .filter((field) => field.before !== field.after);
  const what = Object.keys(before).length === 0 ? say('change.added') : say('change.changed');
  return { who: who ?? say('change.nobody'), when: at, what, fields: changed };
}

interface Written {
  readonly values?: Typed;
  readonly refused?: { readonly problems: Problems; readonly typed: Typed };
  readonly draft?: Draft | null;
}

/** The form of a concept, new or known. */
export function editPage(visit: PersonVisit, concept: Concept | null, written: Written): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const page = concept ? conceptAddress(concept.id) : address`/vocabulary`;
  const title = concept ? say('edit.title') : say('new.title');
  const byLanguage = Object.fromEntries(
    languages.map((language) => [
      language,
      { label: say('field.terms', { language: languageName(reader, language) }), hint: say('hint.terms'), rows: 5 },
    ]),
  );
  const form = formView(visit, {
    form: conceptForm,
    words,
    action: concept ? address`${page}/edit` : address`/vocabulary/new`,
    submit: say('save'),
    back: page,
    draft: null,
    ...written,
    texts: {
      ...byLanguage,
      broader: { rows: 3 },
      themes: { options: themes.map((theme) => ({ value: theme, label: reader.say(recordWords)(`theme.${theme}`) })) },
    },
  });
  const above = concept && link(conceptName(concept, reader.language), page);
  return publicPage(visit, {
    title,
    unlisted: true,
    main: html`${pageHead({ title, above, lead: say('edit.lead') })}${form}`,
  });
}
