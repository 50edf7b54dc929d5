import { address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import { recordList } from '../../layout/index.ts';
import { sectionRoutes, type Section } from '../../layout/section/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { buttonLink, pageHead } from '../../ui/index.ts';
import {
  mayAddRecord,
  mayEditRecord,
  mayGiveTo,
  ownPartner,
  presentPartners,
  stateMark,
  stateName,
  stateWords,
} from '../partners/index.ts';
import { instrumentForm, instrumentFrom, typedInstrument } from './form.ts';
import type { Instrument } from './instrument.ts';
import { replacementRoutes } from './replacement-routes.ts';
import { changeInstrument, createInstrument, needInstrument, publishInstrument } from './store.ts';
import { instrumentView } from './view.ts';
import words from './words.json' with { type: 'json' };

/** The words of the fields and their values, for form and history. */
export const instrumentWords = { ...stateWords, ...words };

type InstrumentFields = ReturnType<typeof instrumentForm>['fields'];

const instrumentSection: Section<InstrumentFields, Instrument> = {
  kind: 'instrument',
  words: instrumentWords,
  name: (reader, page) => reader.say(words)(`${page}.instrument`),
  async form(visit, stored) {
    const partners = await presentPartners(visit, stored?.value.partnerIds);
    return { form: instrumentForm(partners), texts: { partnerIds: { options: partners } } };
  },
  find: needInstrument,
  mayAdd: (visit) => mayAddRecord(visit.who, visit.project.id, visit.reader),
  mayEdit: (visit, { head, value }) => mayEditRecord(visit.who, visit.project.id, head, visit.reader, value.partnerIds),
  blank: (visit) =>
    asTyped({ language: visit.reader.language, partnerIds: [ownPartner(visit) ?? ''].filter((id) => id !== '') }),
  typed: typedInstrument,
  problems: () => Promise.resolve({}),
  create(visit, typed) {
    mustBeAllowed(mayGiveTo(visit.who, visit.project.id, typed.partnerIds, visit.reader));
    return createInstrument(visit, instrumentFrom(typed));
  },
  change: (visit, stored, revision, typed) => changeInstrument(visit, stored, revision, instrumentFrom(typed)),
  publish: publishInstrument,
  translatable: ({ title, goal, description }) => [
    { name: 'title', original: title, limit: 300 },
    { name: 'goal', original: goal, limit: 1000 },
    { name: 'description', original: description },
  ],
  acts(visit, { head, value }) {
    const say = visit.reader.say(words);
    const mayEdit = mayEditRecord(visit.who, visit.project.id, head, visit.reader, value.partnerIds);
    if (value.replacement || !mayEdit.may) return null;
    const page = recordAddress('workspace', 'instrument', visit.project.slug, head.slug);
    return buttonLink({
      label: say('replace.instrument'),
      address: address`${page}/replacement`,
      variant: 'secondary',
    });
  },
  title: (value) => value.title,
  draw: instrumentView,
  drawList(visit, { face, listing, add }) {
    const say = visit.reader.say(words);
    const create = add && buttonLink({ label: say('new.instrument'), address: add });
    return html`${pageHead({ title: say('list.instrument'), lead: say('list.lead.instrument'), actions: create })}
${recordList(visit, {
  face,
  listing,
  facets: ['partner', 'state'],
  sorts: ['relevance', 'title', 'newest'],
  stateLabel: (state) => stateName(visit.reader, state),
  stateMark: (row) => stateMark(visit.reader, row.state),
  empty: { title: say('list.empty.instrument'), ...(add ? { body: say('list.emptyHelp') } : {}), action: create },
})}`;
  },
};

/** Adds the pages of policy instruments. `panel` draws what a record is tied to. */
export function instrumentRoutes(routes: Routes, panel: LinksPanel): void {
  sectionRoutes(routes, panel, instrumentSection);
  replacementRoutes(routes);
}
