import { address } from '../../kernel/address.ts';
import { mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { recordList } from '../../layout/index.ts';
import { publicList, sectionRoutes, type Section } from '../../layout/section/index.ts';
import { countryOptions } from '../../records/countries.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import { buttonLink, languageName, pageHead, section } from '../../ui/index.ts';
import { partnerForm, partnerFrom, typedPartner } from './form.ts';
import { partnerRoles, problemsInPartner, spokenLanguages, type Partner } from './partner.ts';
import { mayAddPartner, mayEditRecord, mayGiveRole, mayReplacePartner } from './policy.ts';
import { stateMark, stateName } from './state.ts';
import { changePartner, createPartner, needPartner, partnersOf, publishPartner } from './store.ts';
import { partnerView } from './view.ts';
import words from './words.json' with { type: 'json' };

/** The form in parts, the needed ones first. */
const parts = [
  { title: 'part.who', fields: ['organisation', 'city', 'country', 'name', 'role', 'department'] },
  { title: 'part.about', fields: ['summary', 'language', 'webAddress'] },
  { title: 'part.place', fields: ['nuts2', 'nuts3', 'latitude', 'longitude'] },
  { title: 'part.people', fields: ['population', 'populationYear', 'populationSources', 'languages'] },
  { title: 'part.sources', fields: ['sources'] },
] as const;

const partnerSection: Section<typeof partnerForm.fields, Partner> = {
  kind: 'partner',
  words,
  name: (reader, page) => reader.say(words)(`${page}.partner`),
  form({ reader }) {
    const say = reader.say(words);
    const spoken = spokenLanguages.map((value) => ({ value, label: languageName(reader, value) }));
    return Promise.resolve({
      form: partnerForm,
      layOut: (field) =>
        html`${parts.map(({ title, fields }) => section({ title: say(title), body: html`<div class="form-fields">${fields.map(field)}</div>` }))}`,
      texts: {
        country: { options: countryOptions(reader) },
        role: { options: partnerRoles.map((value) => ({ value, label: say(`choice.variety.${value}`) })) },
        languages: { options: spoken.toSorted((one, other) => one.label.localeCompare(other.label, reader.language)) },
      },
    });
  },
  find: needPartner,
  mayAdd: (visit) => mayAddPartner(visit.who, visit.project.id, visit.reader),
  mayEdit: (visit, { head }) => mayEditRecord(visit.who, visit.project.id, head, visit.reader),
  blank: (visit) => asTyped({ language: visit.reader.language, role: 'partner' }),
  typed: typedPartner,
  async problems(visit, typed, stored) {
    const lead = stored?.value.replacement ? null : await leadBeside(visit, stored?.head.id ?? null);
    return problemsInPartner(partnerFrom(typed), lead, visit.reader.say(words));
  },
  create: (visit, typed) => createPartner(visit, partnerFrom(typed)),
  change(visit, stored, revision, typed) {
    if (typed.role !== stored.value.role) {
      mustBeAllowed(mayGiveRole(visit.who, visit.project.id, visit.reader));
    }
    return changePartner(visit, stored, revision, partnerFrom(typed));
  },
  publish: publishPartner,
  translatable: ({ summary }) => [{ name: 'summary', original: summary, limit: 500 }],
  acts(visit, { head, value }) {
    const say = visit.reader.say(words);
    if (value.replacement || !mayReplacePartner(visit.who, visit.project.id, visit.reader).may) return null;
    const page = recordAddress('workspace', 'partner', visit.project.slug, head.slug);
    return buttonLink({ label: say('replace.partner'), address: address`${page}/replacement`, variant: 'secondary' });
  },
  title: (value) => value.name,
  draw: partnerView,
  drawList(visit, { face, listing, projectSlug, add }) {
    const say = visit.reader.say(words);
    const create = add && buttonLink({ label: say('new.partner'), address: add });
    // A partner's profile belongs to the partner: its card need not name it twice.
    const rows = listing.rows.map((row) => ({ ...row, partner: null }));
    return html`${pageHead({ title: say(projectSlug === null ? 'list.cities' : 'list.partner'), lead: say(projectSlug === null ? 'list.lead.cities' : 'list.lead.partner'), actions: create })}
${recordList(visit, {
  face,
  listing: { ...listing, rows },
  facets: face === 'public' ? ['country'] : [],
  sorts: ['relevance', 'title', 'newest'],
  stateLabel: (state) => stateName(visit.reader, state),
  stateMark: (row) => stateMark(visit.reader, row.state),
  varietyLabel: (variety) =>
    variety === 'lead-partner' ? say('choice.variety.lead-partner') : say('choice.variety.partner'),
  empty: { title: say('list.empty.partner'), ...(add ? { body: say('list.emptyHelp') } : {}), action: create },
})}`;
  },
};

/** The name of another partner that leads the project; null when nobody else does. */
async function leadBeside(scope: ProjectScope, id: string | null): Promise<string | null> {
  const partners = await partnersOf(scope);
  return (
    partners.find((partner) => partner.role === 'lead-partner' && !partner.isReplaced && partner.id !== id)?.name ??
    null
  );
}

/** Adds the pages of partners, and the cities of all public projects. */
export function partnerPageRoutes(routes: Routes, panel: LinksPanel): void {
  sectionRoutes(routes, panel, partnerSection);
  routes.read('/cities', (visit) => publicList(visit, partnerSection, null, visit.reader.say(words)('list.cities')));
}
