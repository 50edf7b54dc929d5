import { address, withQuery, type Address } from '../../kernel/address.ts';
import { form, text, type Problems, type Typed } from '../../kernel/forms.ts';
import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Language } from '../../kernel/words.ts';
import type { PublishedVersion } from '../../records/versions.ts';
import { button, difference, emptyState, langOf, link, pageHead, section, selectField, table } from '../../ui/index.ts';
import { formView } from '../form-view.ts';
import type { HistoryWords } from '../history/values.ts';
import type { Compared } from './compared.ts';
import words from './words.json' with { type: 'json' };

export const publicationForm = form({ note: text({ limit: 300 }) });

export interface VersionsShown {
  readonly title: string;
  readonly language: Language;
  /** Where the record is read. */
  readonly page: Address;
  readonly versions: readonly PublishedVersion[];
  readonly compared: Compared | null;
  readonly names: HistoryWords;
  /** Whether the workspace's draft can be chosen too, and who published a version is told. */
  readonly isWorkspace: boolean;
  /** For whoever may change the draft that is compared: publish it, or why that cannot be. */
  readonly publication: {
    readonly refused?: { readonly typed: Typed; readonly problems: Problems };
    readonly whyNot?: string;
  } | null;
}

export function versionsAddress(page: Address): Address {
  return address`${page}/versions`;
}

/** Where it is seen what the draft says otherwise than a version. */
export function draftAddress(page: Address, version: number): Address {
  return withQuery(versionsAddress(page), { from: String(version), to: 'draft' });
}

/** All versions of a record, and what differs between two of them. */
export function versionsView(visit: Visit, shown: VersionsShown): Html {
  const say = visit.reader.say(words);
  const head = pageHead({
    title: say('title'),
    above: html`<span${attributes({ lang: langOf(visit.reader, shown.language) })}>${link(shown.title, shown.page)}</span>`,
    lead: say('lead'),
  });
  if (shown.versions.length === 0) return html`${head}${emptyState({ title: say('none') })}`;
  return html`${head}
${versionTable(visit, shown)}
${compareForm(visit, shown)}
${shown.compared && differencesSection(visit, shown, shown.compared)}`;
}

function versionTable(visit: Visit, { versions, page, isWorkspace }: VersionsShown): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const changes = (version: PublishedVersion, index: number) => {
    const before = versions[index + 1]?.number;
    if (before === undefined) return '–';
    const asked = withQuery(versionsAddress(page), { from: String(before), to: String(version.number) });
    return link(say('toBefore', { before: String(before), number: String(version.number) }), asked);
  };
  return table(reader, {
    caption: say('title'),
    hideCaption: true,
    rows: versions.map((version, index) => ({ ...version, changes: changes(version, index) })),
    columns: [
      { header: say('column.number'), rowHeader: true, cell: ({ number }) => String(number) },
      { header: say('column.at'), cell: ({ at }) => reader.day(at) },
      ...(isWorkspace
        ? [{ header: say('column.by'), cell: ({ by }: PublishedVersion & { changes: unknown }) => by ?? '–' }]
        : []),
      { header: say('column.note'), cell: ({ note }) => (note === '' ? '–' : note) },
      { header: say('column.changes'), cell: (row) => row.changes },
    ],
  });
}

/** Any two of them; with one version alone there is only the draft to compare it with. */
function compareForm(visit: Visit, { versions, page, isWorkspace, compared }: VersionsShown): Html | null {
  const { reader } = visit;
  const say = reader.say(words);
  const options = versions.map(({ number, at }) => ({
    value: String(number),
    label: say('version', { number: String(number), day: reader.day(at) }),
  }));
  const later = isWorkspace ? [{ value: 'draft', label: say('draft') }, ...options] : options;
  if (later.length < 2) return null;
  const [newest = '', before = newest] = options.map(({ value }) => value);
  const usual = isWorkspace ? newest : before;
  const from = compared ? String(compared.from) : usual;
  const to = compared ? String(compared.to) : (later[0]?.value ?? '');
  return section({
    title: say('compare'),
    body: html`<form method="get" action="${versionsAddress(page)}#differences" class="stack"><div class="row">
${selectField(reader, { name: 'from', label: say('from'), value: from, options, required: true })}
${selectField(reader, { name: 'to', label: say('to'), value: to, options: later, required: true })}</div>
<div class="row">${button({ label: say('show'), variant: 'secondary' })}</div></form>`,
  });
}

function differencesSection(visit: Visit, shown: VersionsShown, { from, to, differences }: Compared): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const title =
    to === 'draft'
      ? say('unpublished', { from: String(from) })
      : say('differences', { from: String(from), to: String(to) });
  const fields = differences.map(
    ({ field, passages }) =>
      html`<section class="stack" data-gap="small"><h3>${shown.names.field(field) ?? field}</h3>${difference(reader, passages, shown.language)}</section>`,
  );
  const body =
    fields.length === 0 ? html`<p>${say('same')}</p>` : html`<p class="small subtle">${say('legend')}</p>${fields}`;
  return section({ title, id: 'differences', body: html`${body}${shown.publication && publishForm(visit, shown)}` });
}

function publishForm(visit: Visit, { page, publication }: VersionsShown): Html {
  const say = visit.reader.say(words);
  const title = html`<h3>${say('publish.title')}</h3>`;
  if (publication?.whyNot) return html`${title}<p>${publication.whyNot}</p>`;
  return html`${title}${formView(visit, {
    form: publicationForm,
    words,
    action: address`${page}/publication`,
    submit: say('publish.submit'),
    ...(publication?.refused ? { refused: publication.refused } : {}),
  })}`;
}
