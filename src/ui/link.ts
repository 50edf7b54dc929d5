import type { Address } from '../kernel/address.ts';
import { html, type Html } from '../kernel/html.ts';
import { icon } from './icon.ts';

/** A link to a page of our own. */
export function link(label: string | Html, address: Address): Html {
  return html`<a href="${address}">${label}</a>`;
}

/** A link that leaves the site, marked as such and sent without saying where it came from. */
export function outsideLink(label: string, address: Address): Html {
  return html`<a href="${address}" rel="noreferrer external">${label} ${icon('source')}</a>`;
}
