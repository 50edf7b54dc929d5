import { address, type Address } from '../../kernel/address.ts';
import { attributes, html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { link, stateTag, type Tone } from '../../ui/index.ts';
import { cityOf, ownerCity, type Finding, type SheetRow, type Signed, type WrittenSheet } from './sheet.ts';
import words from './words.json' with { type: 'json' };

const tones: Record<Finding, Tone> = {
  unknown: 'plain',
  same: 'done',
  changed: 'waiting',
  missing: 'stopped',
  'not-needed': 'plain',
};

/** What stands open to be written: the form, and the id of the place it stands at. */
export interface Writing {
  readonly at: string;
  readonly form: Html;
}

/** What is drawn of a sheet, for whom. */
export interface ShownSheet {
  readonly reader: Reader;
  readonly sheet: WrittenSheet;
  /** Where the sheet is read. */
  readonly page: Address;
  readonly mayWrite: boolean;
  readonly writing: Writing | null;
}

/** One thing of a list that follows what others write: shown anew when its version is another. */
export interface Part {
  readonly id: string;
  readonly version: string | number;
  /** Read out when somebody else changed it. */
  readonly said?: string;
  readonly body: Html;
}

/** A list of such things; what is written stands under what it changes, or at the end. */
export function partList(id: string, parts: readonly Part[], writing: Writing | null): Html {
  const form = writing && html`<div class="writing" id="writing">${writing.form}</div>`;
  return html`<ol class="plain-list parts"${attributes({ id, 'data-parts': true })}>${parts.map(
    (part) =>
      html`<li${attributes({ id: part.id, 'data-version': String(part.version), 'data-said': part.said ?? null })}><div class="stack" data-gap="small">${part.body}</div>${part.id === writing?.at && form}</li>
`,
  )}</ol>${writing?.at === `${id}-new` && form}`;
}

export function rowName(reader: Reader, { aspect, name }: Pick<SheetRow, 'aspect' | 'name'>): string {
  return aspect === 'other' ? name : reader.say(words)(`aspect.${aspect}`);
}

export function rowPlace({ id }: Pick<SheetRow, 'id'>): string {
  return `row-${id}`;
}

/** Row by row: how it is there, how it is here, who said so last. */
export function rowList({ reader, sheet, page, mayWrite, writing }: ShownSheet): Html {
  const say = reader.say(words);
  const sides = (row: SheetRow) => [
    { city: ownerCity(sheet), text: row.there },
    { city: cityOf(sheet.importer), text: row.here },
  ];
  const parts = sheet.rows.map((row): Part => {
    const name = rowName(reader, row);
    const write = address`${page}/rows/${row.id}`;
    return {
      id: rowPlace(row),
      version: row.revision,
      ...(row.changed ? { said: say('live.row', { name, who: row.changed.by ?? '' }) } : {}),
      body: html`<h3>${name} ${stateTag({ label: say(`choice.finding.${row.finding}`), tone: tones[row.finding] })}</h3>
<div class="sheet-sides">${sides(row).map(
        ({ city, text }) =>
          html`<div><h4>${city}</h4>
${text === '' ? html`<p class="subtle">${say('row.empty')}</p>` : html`<div class="prose">${paragraphs(text)}</div>`}</div>
`,
      )}</div>
<p class="row small">${signature(reader, row.changed)}${mayWrite && html`<span>${link(html`${say(row.changed ? 'row.change' : 'row.write')}<span class="hidden-text">: ${name}</span>`, write)}</span>`}</p>`,
    };
  });
  return partList('rows', parts, writing);
}

/** Who wrote it, and when. */
export function signature(reader: Reader, one: Signed | null): Html | null {
  if (one === null) return null;
  return html`<span class="subtle">${reader.say(words)('signed', { who: one.by ?? '', when: reader.moment(one.at) })}</span>`;
}
