import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { recordList } from '../../layout/index.ts';
import { sectionRoutes, type Section } from '../../layout/section/index.ts';
import { projectAddress, sections } from '../../records/kinds.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { buttonLink, pageHead, tabs } from '../../ui/index.ts';
import {
  mayAddRecord,
  mayEditRecord,
  mayGiveTo,
  ownPartner,
  ownPartners,
  stateMark,
  stateName,
  stateWords,
} from '../partners/index.ts';
import { cardForm, typedCard, type Card, type CardKind } from './card.ts';
import { stateLink, stateRoutes } from './state-routes.ts';
import { changeCard, createNeed, createStrength, needCard, publishCard } from './store.ts';
import { cardView } from './view.ts';
import words from './words.json' with { type: 'json' };

/** The words of the fields and their values, for form and history. */
export const needWords = { ...stateWords, ...words };

type CardFields = ReturnType<typeof cardForm>['fields'];

/** Needs and strengths: two kinds of record of one shape. */
function cardSection(kind: CardKind): Section<CardFields, Card> {
  return {
    kind,
    words: needWords,
    name: (reader, page) =>
      reader.say(words)(({ list: `list.${kind}`, new: `new.${kind}`, edit: `edit.${kind}` } as const)[page]),
    async form(visit, stored) {
      const partners = await ownPartners(visit, stored?.value.partnerId ?? null);
      return { form: cardForm(partners), texts: { partnerId: { options: partners }, description: { rows: 6 } } };
    },
    find: (scope, slug) => needCard(scope, kind, slug),
    mayAdd: (visit) => mayAddRecord(visit.who, visit.project.id, visit.reader),
    mayEdit: (visit, { head }) => mayEditRecord(visit.who, visit.project.id, head, visit.reader),
    blank: (visit) => asTyped({ language: visit.reader.language, partnerId: ownPartner(visit) }),
    typed: typedCard,
    problems: () => Promise.resolve({}),
    create(visit, typed) {
      mustBeAllowed(mayGiveTo(visit.who, visit.project.id, [typed.partnerId], visit.reader));
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

/** Adds the pages of needs or strengths. */
export function cardRoutes(routes: Routes, panel: LinksPanel, kind: CardKind): void {
  sectionRoutes(routes, panel, cardSection(kind));
  stateRoutes(routes, kind);
}
