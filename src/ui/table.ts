import type { Address } from '../kernel/address.ts';
import { attributes, html, type Html, type Part } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import { icon, type IconName } from './icon.ts';
import words from './words.json' with { type: 'json' };

export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => Part;
  /** The cell that names the row; one column of each table. */
  readonly rowHeader?: boolean | undefined;
  /** Numbers stand right. */
  readonly numeric?: boolean | undefined;
  /** Where the table is sorted by this column, and how it is sorted now. */
  readonly sort?: { readonly address: Address; readonly direction: 'ascending' | 'descending' | null } | undefined;
}

export interface Table<Row> {
  /** Says what the table shows; read out first. */
  readonly caption: string;
  readonly hideCaption?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** A last row with sums, one part a column. */
  readonly total?: readonly Part[] | undefined;
}

const sortSymbols = { ascending: 'up', descending: 'down', none: 'both' } satisfies Record<string, IconName>;

/** Rows and columns; on a phone each row becomes a card with its column names. */
export function table<Row>(reader: Reader, options: Table<Row>): Html {
  const say = reader.say(words);
  const heads = options.columns.map((column) => {
    const direction = column.sort?.direction;
    const label = column.sort
      ? html`<a href="${column.sort.address}">${column.header} ${icon(sortSymbols[direction ?? 'none'])}<span class="hidden-text">${sortHint(say, direction)}</span></a>`
      : column.header;
    return html`<th scope="col"${attributes({ 'data-sort': direction, 'aria-sort': direction, 'data-numeric': column.numeric })}>
      ${label}
    </th>`;
  });
  // The roles are written out because a table whose parts are displayed as blocks loses them in some browsers.
  return html`<table class="ds-table cards-on-phone" role="table">
<caption${attributes({ class: options.hideCaption ? 'hidden-text' : null })}>${options.caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${options.rows.map(
    (row) =>
      html`<tr role="row">
        ${options.columns.map((column) => cell(column, column.cell(row)))}
      </tr>`,
  )}</tbody>
${
  options.total &&
  html`<tfoot role="rowgroup">
    <tr role="row">
      ${options.columns.map((column, index) => cell(column, options.total?.[index]))}
    </tr>
  </tfoot>`
}
</table>`;
}

function cell<Row>(column: Column<Row>, content: Part): Html {
  const values = { 'data-label': column.header, 'data-numeric': column.numeric };
  if (column.rowHeader) return html`<th scope="row" role="rowheader"${attributes(values)}>${content}</th>`;
  return html`<td role="cell"${attributes(values)}>${content}</td>`;
}

function sortHint(say: (key: 'sortedUp' | 'sortedDown' | 'sortByThis') => string, direction?: string | null): string {
  if (direction === 'ascending') return say('sortedUp');
  return direction === 'descending' ? say('sortedDown') : say('sortByThis');
}
