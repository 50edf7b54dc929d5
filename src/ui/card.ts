import type { Address } from '../kernel/address.ts';
import { attributes, html, type Html, type Part } from '../kernel/html.ts';

export interface Card {
  readonly title: string;
  /** Language of the title when it is not the page's. */
  readonly lang?: string | undefined;
  readonly address?: Address | undefined;
  /** A short line above the title: kind, city, date. */
  readonly above?: Part | undefined;
  readonly body?: Part | undefined;
  /** A line at the foot: state, strength, people. */
  readonly foot?: Part | undefined;
  /** Level of the heading; 3 when the list of cards stands under a heading of level 2. */
  readonly level?: 2 | 3 | undefined;
}

/** A thing in short, linked as a whole by its title. */
export function card(options: Card): Html {
  const title = options.address ? html`<a href="${options.address}">${options.title}</a>` : options.title;
  const look = attributes({ class: 'card-title', lang: options.lang });
  const heading = options.level === 2 ? html`<h2${look}>${title}</h2>` : html`<h3${look}>${title}</h3>`;
  const foot = html`${options.foot}`;
  return html`<article class="ds-card linked-card" data-color="neutral">
    ${options.above && html`<p class="card-above">${options.above}</p>`} ${heading}
    ${options.body && html`<div class="card-body">${options.body}</div>`}
    ${foot.text !== '' && html`<div class="card-foot row">${foot}</div>`}
  </article>`;
}

/** Cards side by side as wide as they fit. */
export function cardList(cards: readonly Html[]): Html {
  return html`<ul class="plain-list card-list">
    ${cards.map((one) => html`<li>${one}</li>`)}
  </ul>`;
}
