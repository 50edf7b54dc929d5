import { address, outsideAddress, withQuery } from '../../kernel/address.ts';
import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { isWorkspaceVisit, type Visit } from '../../kernel/visit.ts';
import { outcomeMark } from '../../layout/index.ts';
import type { Shown } from '../../layout/section/index.ts';
import { sourceLink, sourceList } from '../../layout/source-list.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { countryName } from '../../records/countries.ts';
import { projectAddress, recordAddress, sections } from '../../records/kinds.ts';
import {
  card,
  cardList,
  factList,
  languageName,
  link,
  outsideLink,
  pageHead,
  personChip,
  section,
  textIn,
  type Fact,
} from '../../ui/index.ts';
import type { Partner } from './partner.ts';
import {
  contactsOf,
  listedKinds,
  mostListed,
  recordsOfPartner,
  type Contact,
  type ListedKind,
  type ListedRecord,
} from './profile.ts';
import { replacementNotes } from './replacement-note.ts';
import { stateMark } from './state.ts';
import words from './words.json' with { type: 'json' };

/** The profile of a partner: place, strengths, needs, instruments, practices, actions, what it is tied to. */
export async function partnerView(visit: Visit, shown: Shown<Partner>): Promise<Html> {
  const { reader } = visit;
  const { face, id, value: partner, texts } = shown;
  const say = reader.say(words);
  const read = readTexts(reader, partner.language, texts);
  const name = read.line('title', partner.name);
  const summary = read.line('summary', partner.summary);
  const records = await recordsOfPartner(visit, face, id);
  const contacts = face === 'workspace' && isWorkspaceVisit(visit) ? await contactsOf(visit, id) : null;
  return html`${pageHead({
    title: name.text,
    lang: name.lang,
    above: `${say(`choice.variety.${partner.role}`)} · ${countryName(reader, partner.country)}`,
    lead: summary.text === '' ? null : html`<span${attributes({ lang: summary.lang })}>${summary.text}</span>`,
    actions: shown.actions,
  })}
${read.note && html`<p>${read.note}</p>`}${shown.notes}${await replacementNotes(visit, shown)}
${factList(reader, factsOf(reader, partner))}
<p>${link(say('stakeholderGroup'), address`${recordAddress(face, 'partner', shown.projectSlug, shown.slug)}/stakeholder-group`)}</p>
${listedKinds.map((kind) => recordsSection(visit, shown, kind, records))}
${shown.links}
${contacts && section({ title: say('contacts'), body: contactList(reader, contacts) })}
${section({ title: say('field.sources'), body: sourceList(partner.sources) ?? html`<p class="subtle">${say('unknown')}</p>` })}
${shown.below}`;
}

function factsOf(reader: Reader, partner: Partner): Fact[] {
  const say = reader.say(words);
  const { latitude, longitude, population, populationYear } = partner;
  const web = outsideAddress(partner.webAddress);
  const nuts = [partner.nuts2, partner.nuts3].filter((code) => code !== '').join(', ');
  const coordinate = (degrees: number) => reader.number(degrees, { maximumFractionDigits: 4 });
  const people = population === null ? null : reader.number(population);
  const inYear = people !== null && populationYear !== null ? `${people} (${populationYear})` : people;
  return [
    { label: say('field.organisation'), value: partner.organisation },
    { label: say('field.department'), value: partner.department },
    { label: say('field.city'), value: `${partner.city}, ${countryName(reader, partner.country)}` },
    { label: say('fact.nuts'), value: nuts },
    {
      label: say('fact.coordinates'),
      value: latitude === null || longitude === null ? null : `${coordinate(latitude)}, ${coordinate(longitude)}`,
    },
    {
      label: say('field.population'),
      value:
        inYear &&
        html`${inYear}${partner.populationSources.map((source) => html` <small class="source">${sourceLink(source)}</small>`)}`,
    },
    { label: say('field.languages'), value: partner.languages.map((code) => languageName(reader, code)).join(', ') },
    { label: say('field.webAddress'), value: web && outsideLink(web.text, web) },
  ];
}

/** What a partner has of one kind, with the way to all of it; nothing of a kind it has none of, but for strengths and needs. */
function recordsSection(
  visit: Visit,
  { face, slug, projectSlug }: Shown<Partner>,
  kind: ListedKind,
  owned: readonly ListedRecord[],
): Html | null {
  const { reader } = visit;
  const say = reader.say(words);
  const records = owned.filter((record) => record.kind === kind);
  if (records.length === 0) {
    return section({ title: say(`records.${kind}`), body: html`<p class="subtle">${say('records.none')}</p>` });
  }
  const cards = records.map((record) =>
    card({
      title: record.title,
      address: recordAddress(face, kind, projectSlug, record.slug),
      body: record.summary === '' ? null : textIn(reader, record.language, record.summary),
      foot: [outcomeMark(reader, record), stateMark(reader, record.state)],
    }),
  );
  const all = address`${projectAddress(face, projectSlug)}/${sections[kind]}`;
  const more = records.length < mostListed ? null : link(say(`records.all.${kind}`), withQuery(all, { partner: slug }));
  return section({ title: say(`records.${kind}`), actions: more, body: cardList(cards) });
}

function contactList(reader: Reader, contacts: readonly Contact[]): Html {
  const say = reader.say(words);
  if (contacts.length === 0) return html`<p class="subtle">${say('contacts.none')}</p>`;
  return html`<ul class="plain-list">
    ${contacts.map(({ name, contact }) => html`<li>${personChip({ name, note: contact })}</li>`)}
  </ul>`;
}
