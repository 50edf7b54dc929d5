import type { Address } from '../kernel/address.ts';
import { html, type Html } from '../kernel/html.ts';
import { icon } from './icon.ts';

interface Chip {
  readonly name: string;
  readonly address?: Address | undefined;
  /** Role or country, said after the name. */
  readonly note?: string | undefined;
}

function chip(options: Chip, symbol: 'person' | 'city'): Html {
  const name = options.address
    ? html`<a href="${options.address}">${options.name}</a>`
    : html`<span>${options.name}</span>`;
  return html`<span class="chip">${icon(symbol)}${name}${options.note && html`<span class="subtle">${options.note}</span>`}</span>`;
}

/** A person by name and role. */
export function personChip(options: Chip): Html {
  return chip(options, 'person');
}

/** A partner: a city or another organisation of the project. */
export function partnerChip(options: Chip): Html {
  return chip(options, 'city');
}
