import { address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { recordList } from '../../layout/index.ts';
import { sectionRoutes, type Section, type Shown } from '../../layout/section/index.ts';
import { sourceList } from '../../layout/source-list.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { namesOf, type RecordName } from '../../records/names.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { buttonLink, factList, link, pageHead, section, timeline } from '../../ui/index.ts';
import { ownPartner, stateMark, stateName } from './card-section.ts';
import { instrumentForm, instrumentFrom, typedInstrument, type Instrument, type Step } from './instrument.ts';
import { changeInstrument, createInstrument, needInstrument, publishInstrument } from './instrument-store.ts';
import { presentPartners } from './partner-store.ts';
import { mayAddRecord, mayEditRecord, mayGiveTo } from './policy.ts';
import words from './words.json' with { type: 'json' };

type InstrumentFields = ReturnType<typeof instrumentForm>['fields'];

const instrumentSection: Section<InstrumentFields, Instrument> = {
  kind: 'instrument',
  words,
  name: (reader, page) => reader.say(words)(`${page}.instrument`),
  async form(visit, stored) {
    const partners = await presentPartners(visit, stored?.value.partnerIds);
    return { form: instrumentForm(partners), texts: { partnerIds: { options: partners } } };
  },
  find: needInstrument,
  mayAdd: (visit) => mayAddRecord(visit.who, visit.project.id, visit.reader.say(words)),
  mayEdit: (visit, { head, value }) =>
    mayEditRecord(visit.who, visit.project.id, head, visit.reader.say(words), value.partnerIds),
  blank: (visit) =>
    asTyped({ language: visit.reader.language, partnerIds: [ownPartner(visit) ?? ''].filter((id) => id !== '') }),
  typed: typedInstrument,
  problems: () => Promise.resolve({}),
  create(visit, typed) {
    mustBeAllowed(mayGiveTo(visit.who, visit.project.id, typed.partnerIds, visit.reader.say(words)));
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
    const mayEdit = mayEditRecord(visit.who, visit.project.id, head, say, value.partnerIds);
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

/** The page of an instrument: whose it is, what it is for, what it replaced or gave way to, what led to it. */
async function instrumentView(visit: Visit, shown: Shown<Instrument>): Promise<Html> {
  const { reader } = visit;
  const { value: instrument, texts } = shown;
  const say = reader.say(words);
  const read = readTexts(reader, instrument.language, texts);
  const title = read.line('title', instrument.title);
  const names = await namesOf(visit, shown.face, shown.projectSlug, [
    ...instrument.partnerIds,
    ...instrument.row.map((step) => step.id),
  ]);
  const partners = instrument.partnerIds.flatMap((id) => names.get(id) ?? []);
  const fund = instrument.isStructuralFund;
  return html`${pageHead({
    title: title.text,
    lang: title.lang,
    above: html`${reader.say(recordWords)('kind.instrument')}${partners.map((partner) => html` · ${link(partner.title, partner.address)}`)}`,
    actions: shown.actions,
  })}
${read.note && html`<p>${read.note}</p>`}${shown.notes}
${instrument.replacement && html`<p>${stateMark(reader, 'replaced')}</p>`}
${factList(reader, [
  { label: say('field.authority'), value: instrument.authority },
  {
    label: say('field.isStructuralFund'),
    value: fund === null ? null : say(fund ? 'choice.isStructuralFund.yes' : 'choice.isStructuralFund.no'),
  },
  { label: say('field.goal'), value: read.block('goal', instrument.goal, paragraphs) },
  { label: say('field.description'), value: read.block('description', instrument.description, paragraphs) },
])}
${instrument.row.length > 1 && section({ title: say('row.title'), body: rowView(reader, shown, names) })}
${shown.links}
${section({ title: say('field.sources'), body: sourceList(instrument.sources) ?? html`<p class="subtle">${say('unknown')}</p>` })}
${shown.below}`;
}

/** Before and after, one instrument a step, with when, why, and what was kept. */
function rowView(reader: Reader, shown: Shown<Instrument>, names: ReadonlyMap<string, RecordName>): Html {
  const say = reader.say(words);
  const body = ({ replacement }: Step) =>
    replacement &&
    html`<p>${say('row.replaced', { date: reader.date(replacement.on) })} ${replacement.reason}</p>
      ${replacement.goalKept !== '' && html`<p>${say('row.goalKept', { goal: replacement.goalKept })}</p>`}
      ${sourceList(replacement.sources)}`;
  return timeline(
    shown.value.row.map((step) => {
      const known = names.get(step.id);
      return {
        when: say(step.replacement ? 'row.before' : 'row.now'),
        title: known && step.id !== shown.id ? link(known.title, known.address) : step.title,
        body: body(step),
        state: step.replacement ? 'past' : 'now',
      };
    }),
  );
}

/** Adds the pages of policy instruments. */
export function instrumentRoutes(routes: Routes, panel: LinksPanel): void {
  sectionRoutes(routes, panel, instrumentSection);
}
