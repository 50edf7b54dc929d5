import { Address, withQuery } from '../kernel/address.ts';
import { attributes, html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import { icon } from './icon.ts';
import words from './words.json' with { type: 'json' };

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly count?: number | undefined;
}

/** One thing to filter by. `value` of a choice is what is chosen now, '' for all. */
export type Filter =
  | { readonly kind: 'search'; readonly name: string; readonly label: string; readonly value: string }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly value: string;
      readonly options: readonly FilterOption[];
      /** What it means that nothing is chosen, when that is not "all". */
      readonly none?: string | undefined;
    }
  | {
      readonly kind: 'several';
      readonly name: string;
      readonly label: string;
      readonly values: readonly string[];
      readonly options: readonly FilterOption[];
    };

export interface Filters {
  /** Address of the list as it is shown now, with its query. */
  readonly address: Address;
  readonly filters: readonly Filter[];
  /** Values that stay in the address, such as the order. */
  readonly keep?: Readonly<Record<string, string>> | undefined;
}

/** A form that narrows a list by its address alone, and what is chosen as chips that can be taken away. */
export function filterForm(reader: Reader, options: Filters): Html {
  const say = reader.say(words);
  const path = withQuery(options.address, Object.fromEntries(namesIn(options.address).map((name) => [name, null])));
  return html`<search class="filters">
    <form method="get" action="${path}">
      ${Object.entries(options.keep ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
      ${options.filters.filter((filter) => filter.kind === 'search').map((filter) => filterField(reader, filter))}
      ${folded(
        reader,
        options.filters.filter((filter) => filter.kind !== 'search'),
      )}
      <div class="filter-buttons">
        <button class="ds-button" data-variant="secondary" type="submit">${say('applyFilters')}</button>
      </div>
    </form>
    ${chosen(reader, options, path)}
  </search>`;
}

/** On a phone the filters would fill the screen before the first hit: they open by a press. A wide page shows them. */
function folded(reader: Reader, filters: readonly Filter[]): Html | null {
  if (filters.length === 0) return null;
  if (filters.length === 1) return html`${filters.map((filter) => filterField(reader, filter))}`;
  return html`<details class="filter-more">
        <summary>${reader.say(words)('moreFilters')}</summary>
        <div class="filter-fields">${filters.map((filter) => filterField(reader, filter))}</div>
      </details>`;
}

function namesIn(address: Address): string[] {
  return [...new URLSearchParams(address.text.split('?')[1] ?? '').keys()];
}

function optionText(reader: Reader, option: FilterOption): string {
  return option.count === undefined ? option.label : `${option.label} (${reader.number(option.count)})`;
}

function filterField(reader: Reader, filter: Filter): Html {
  const id = `filter-${filter.name}`;
  if (filter.kind === 'search') {
    return html`<div class="ds-field filter-search">
      <label for="${id}">${filter.label}</label><input class="ds-input" type="search" id="${id}" name="${filter.name}" value="${filter.value}">
    </div>`;
  }
  if (filter.kind === 'choice') {
    return html`<div class="ds-field">
      <label for="${id}">${filter.label}</label><select class="ds-input" id="${id}" name="${filter.name}">
        <option value="">${filter.none ?? reader.say(words)('all')}</option>
        ${filter.options.map(
          (option) =>
            html`<option value="${option.value}"${attributes({ selected: option.value === filter.value })}>
              ${optionText(reader, option)}
            </option>`,
        )}
      </select>
    </div>`;
  }
  return html`<fieldset class="ds-fieldset">
    <legend>${filter.label}</legend>
    <div class="filter-checks">
      ${filter.options.map(
        (option, index) =>
          html`<div class="ds-field">
            <input class="ds-input" type="checkbox" id="${id}-${index}" name="${filter.name}" value="${option.value}"${attributes({ checked: filter.values.includes(option.value) })}><label for="${id}-${index}">${optionText(reader, option)}</label>
          </div>`,
      )}
    </div>
  </fieldset>`;
}

/** The address without one value of a name. */
function without(address: Address, path: Address, name: string, value: string): Address {
  const query = new URLSearchParams(address.text.split('?')[1] ?? '');
  query.delete(name, value);
  query.delete('page');
  const rest = query.toString();
  return rest === '' ? path : new Address(`${path.text}?${rest}`);
}

function chosen(reader: Reader, options: Filters, path: Address): Html | null {
  const say = reader.say(words);
  const chips = options.filters.flatMap((filter) => {
    const values = filter.kind === 'several' ? filter.values : [filter.value].filter((value) => value !== '');
    return values.map((value) => {
      const label =
        filter.kind === 'search' ? value : (filter.options.find((one) => one.value === value)?.label ?? value);
      return html`<li>
        <a class="chip" href="${without(options.address, path, filter.name, value)}"><span><span class="hidden-text">${say('removeFilter')} </span>${filter.label}: ${label}</span>${icon('cross')}</a>
      </li>`;
    });
  });
  if (chips.length === 0) return null;
  return html`<ul class="plain-list row chosen" aria-label="${say('chosenFilters')}">
    ${chips}
    <li><a href="${withQuery(path, options.keep ?? {})}">${say('removeAllFilters')}</a></li>
  </ul>`;
}
