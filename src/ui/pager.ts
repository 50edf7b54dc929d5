import { withQuery, type Address } from '../kernel/address.ts';
import { attributes, html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };

export interface Pager {
  /** Address of the list with its filters; `page` is set in its query. */
  readonly address: Address;
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
}

/** "21–40 of 312" with links to the pages around; nothing but the count when all fits on one page. */
export function pager(reader: Reader, options: Pager): Html {
  const say = reader.say(words);
  const pages = Math.max(1, Math.ceil(options.total / options.perPage));
  const first = Math.min((options.page - 1) * options.perPage + 1, options.total);
  const last = Math.min(options.page * options.perPage, options.total);
  const range = say('pagerRange', {
    first: reader.number(first),
    last: reader.number(last),
    total: reader.number(options.total),
  });
  if (pages === 1) return html`<p class="pager-range subtle">${range}</p>`;
  return html`<nav class="pager" aria-label="${say('pages')}">
    <p class="pager-range">${range}</p>
    <ul class="plain-list pager-links">
      ${options.page > 1 && html`<li><a rel="prev" href="${pageAddress(options.address, options.page - 1)}">${say('previousPage')}</a></li>`}
      ${around(options.page, pages).map((page) =>
        page === null
          ? html`<li aria-hidden="true">…</li>`
          : html`<li>
              <a href="${pageAddress(options.address, page)}"${attributes({
                'aria-label': say('pageNumber', { page: reader.number(page) }),
                'aria-current': page === options.page ? 'page' : null,
              })}>${reader.number(page)}</a>
            </li>`,
      )}
      ${options.page < pages && html`<li><a rel="next" href="${pageAddress(options.address, options.page + 1)}">${say('nextPage')}</a></li>`}
    </ul>
  </nav>`;
}

function pageAddress(address: Address, page: number): Address {
  return withQuery(address, { page: page === 1 ? null : page });
}

/** First, last and the neighbours of a page; null stands for a gap. */
function around(page: number, pages: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  const sorted = [...new Set(near)].sort((a, b) => a - b);
  return sorted.flatMap((one, index) => (index > 0 && one - (sorted[index - 1] ?? 0) > 1 ? [null, one] : [one]));
}
