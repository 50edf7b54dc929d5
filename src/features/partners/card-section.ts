import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit, WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, recordList, workspacePage, type FormView } from '../../layout/index.ts';
import { sectionRoutes, type Section, type Shown } from '../../layout/section/index.ts';
import { sourceList } from '../../layout/source-list.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { projectAddress, recordAddress, sections } from '../../records/kinds.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { namesOf } from '../../records/names.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { buttonLink, factList, link, pageHead, section, stateTag, tabs, tag, type Tone } from '../../ui/index.ts';
import {
  cardForm,
  cardStates,
  problemsInState,
  stateForm,
  typedCard,
  type Card,
  type CardKind,
  type StateFields,
} from './card.ts';
import {
  changeCard,
  createNeed,
  createStrength,
  needCard,
  publishCard,
  setCardState,
  type StoredCard,
} from './card-store.ts';
import { mayAddRecord, mayEditRecord, mayGiveTo } from './policy.ts';
import { ownPartners } from './partner-store.ts';
import words from './words.json' with { type: 'json' };

const tones = {
  open: 'waiting',
  'worked-on': 'now',
  met: 'done',
  dropped: 'stopped',
  offered: 'done',
  ended: 'stopped',
  replaced: 'stopped',
} as const satisfies Record<string, Tone>;

function isState(state: string): state is keyof typeof tones {
  return Object.hasOwn(tones, state);
}

/** What a state of a need, strength, instrument or partner is called. */
export function stateName(reader: Reader, state: string): string {
  return isState(state) ? reader.say(words)(`choice.state.${state}`) : state;
}

/** The mark of a state; nothing for a record that has none, or one that belongs to another kind. */
export function stateMark(reader: Reader, state: string): Html | null {
  return isState(state) ? stateTag({ label: stateName(reader, state), tone: tones[state] }) : null;
}

/** The page of a need or strength: whose it is, how far it is, what it is tied to. */
async function cardView(visit: Visit, shown: Shown<Card>): Promise<Html> {
  const { reader } = visit;
  const { value: card, texts } = shown;
  const say = reader.say(words);
  const read = readTexts(reader, card.language, texts);
  const title = read.line('title', card.title);
  const owner = (await namesOf(visit, shown.face, shown.projectSlug, [card.partnerId])).get(card.partnerId ?? '');
  const reason = read.line('stateReason', card.stateReason);
  return html`${pageHead({
    title: title.text,
    lang: title.lang,
    above: html`${reader.say(recordWords)(`kind.${card.kind}`)}${owner && html` · ${link(owner.title, owner.address)}`}`,
    actions: shown.actions,
  })}
${read.note && html`<p>${read.note}</p>`}${shown.notes}
<p class="row">${stateMark(reader, card.state)} ${card.themes.map((theme) => tag(reader.say(recordWords)(`theme.${theme}`)))}</p>
${card.stateReason !== '' && html`<p>${reason.text}</p>`}
${read.block('description', card.description, paragraphs) ?? html`<p class="subtle">${say('unknown')}</p>`}
${card.priority && factList(reader, [{ label: say('field.priority'), value: say(`choice.priority.${card.priority}`) }])}
${shown.links}
${section({ title: say('field.sources'), body: sourceList(card.sources) ?? html`<p class="subtle">${say('unknown')}</p>` })}
${shown.below}`;
}

type CardFields = ReturnType<typeof cardForm>['fields'];

/** Needs and strengths: two kinds of record of one shape. */
function cardSection(kind: CardKind): Section<CardFields, Card> {
  return {
    kind,
    words,
    name: (reader, page) =>
      reader.say(words)(({ list: `list.${kind}`, new: `new.${kind}`, edit: `edit.${kind}` } as const)[page]),
    async form(visit, stored) {
      const partners = await ownPartners(visit, stored?.value.partnerId ?? null);
      return { form: cardForm(partners), texts: { partnerId: { options: partners }, description: { rows: 6 } } };
    },
    find: (scope, slug) => needCard(scope, kind, slug),
    mayAdd: (visit) => mayAddRecord(visit.who, visit.project.id, visit.reader.say(words)),
    mayEdit: (visit, { head }) => mayEditRecord(visit.who, visit.project.id, head, visit.reader.say(words)),
    blank: (visit) => asTyped({ language: visit.reader.language, partnerId: ownPartner(visit) }),
    typed: typedCard,
    problems: () => Promise.resolve({}),
    create(visit, typed) {
      mustBeAllowed(mayGiveTo(visit.who, visit.project.id, [typed.partnerId], visit.reader.say(words)));
      return kind === 'need' ? createNeed(visit, typed) : createStrength(visit, typed);
    },
    change: changeCard,
    publish: publishCard,
    translatable: ({ title, description, stateReason }) => [
      { name: 'title', original: title, limit: 160 },
      { name: 'description', original: description },
      { name: 'stateReason', original: stateReason },
    ],
    acts: (visit, { head }) => stateLink(visit, kind, head.slug),
    title: (value) => value.title,
    draw: cardView,
    drawList(visit, { face, listing, projectSlug, add }) {
      const say = visit.reader.say(words);
      const title = say(`list.${kind}`);
      const create = add && buttonLink({ label: say(`new.${kind}`), address: add });
      return html`${pageHead({ title, lead: say(`list.lead.${kind}`), actions: create })}
${projectSlug !== null && tabs(visit.reader, { label: say('list.tabs'), links: tabLinks(visit, projectAddress(face, projectSlug), kind) })}
${recordList(visit, {
  face,
  listing,
  facets: ['theme', 'state', 'partner'],
  sorts: ['relevance', 'title', 'newest'],
  stateLabel: (state) => stateName(visit.reader, state),
  stateMark: (row) => stateMark(visit.reader, row.state),
  empty: { title: say(`list.empty.${kind}`), ...(add ? { body: say('list.emptyHelp') } : {}), action: create },
})}`;
    },
  };
}

function tabLinks(visit: Visit, home: Address, kind: CardKind) {
  return (['need', 'strength'] as const).map((one) => ({
    label: visit.reader.say(words)(`list.${one}`),
    address: address`${home}/${sections[one]}`,
    current: one === kind,
  }));
}

/** The partner a person writes for, when there is one alone. */
export function ownPartner(visit: WorkspaceVisit): string | null {
  const own = visit.who.memberships.filter(({ project, partner }) => project === visit.project.id && partner !== null);
  return own.length === 1 ? (own[0]?.partner ?? null) : null;
}

function stateAddress(visit: WorkspaceVisit, kind: CardKind, slug: string | null): Address {
  return address`${recordAddress('workspace', kind, visit.project.slug, slug)}/state`;
}

function stateLink(visit: WorkspaceVisit, kind: CardKind, slug: string | null): Html {
  return buttonLink({
    label: visit.reader.say(words)('state.change'),
    address: stateAddress(visit, kind, slug),
    variant: 'secondary',
  });
}

/** Adds the pages of needs or strengths, and saying how far one is. */
export function cardRoutes(routes: Routes, panel: LinksPanel, kind: CardKind): void {
  sectionRoutes(routes, panel, cardSection(kind));
  const path = `/${sections[kind]}/:slug/state`;
  const find = async (visit: WorkspaceVisit) => {
    const stored = await needCard(visit, kind, visit.param('slug'));
    mustBeAllowed(mayEditRecord(visit.who, visit.project.id, stored.head, visit.reader.say(words)));
    return stored;
  };

  routes.workspace.read(path, async (visit) => {
    const stored = await find(visit);
    const values = asTyped({ state: stored.value.state, stateReason: stored.value.stateReason });
    return visit.page(statePage(visit, stored, { values }));
  });

  routes.workspace.write(path, async (visit) => {
    const stored = await find(visit);
    const say = visit.reader.say(words);
    const read = visit.read(stateForm(kind));
    if (!read.ok) return visit.page(statePage(visit, stored, { refused: read }), 422);
    const { state, stateReason } = read.values;
    const problems = problemsInState(state, stateReason, say);
    if (Object.keys(problems).length > 0) {
      return visit.page(statePage(visit, stored, { refused: { ...read, problems } }), 422);
    }
    await setCardState(visit, stored, state, stateReason);
    return visit.redirect(recordAddress('workspace', kind, visit.project.slug, stored.head.slug), {
      text: say('said.state'),
    });
  });
}

function statePage(
  visit: WorkspaceVisit,
  { head, value }: StoredCard,
  state: Pick<FormView<StateFields>, 'values' | 'refused'>,
): Html {
  const say = visit.reader.say(words);
  const title = say('state.title');
  const back = recordAddress('workspace', value.kind, visit.project.slug, head.slug);
  const options = cardStates[value.kind].map((one) => ({ value: one, label: stateName(visit.reader, one) }));
  const form = formView(visit, {
    form: stateForm(value.kind),
    words,
    action: stateAddress(visit, value.kind, head.slug),
    submit: say('save'),
    back,
    texts: { state: { options } },
    ...state,
  });
  return workspacePage(visit, { title, main: html`${pageHead({ title, above: head.title })}${form}` });
}
