import { outsideAddress } from '../kernel/address.ts';
import { html, type Html } from '../kernel/html.ts';
import type { Source } from '../records/sources.ts';
import { outsideLink } from '../ui/index.ts';

/** Where what stands on a page comes from; nothing when no source is named. */
export function sourceList(sources: readonly Source[]): Html | null {
  if (sources.length === 0) return null;
  return html`<ul class="source-list">
    ${sources.map((source) => html`<li>${sourceLink(source)}</li>`)}
  </ul>`;
}

/** The title of a source, leading to it when it can be read on the web. */
export function sourceLink({ title, address }: Source): Html {
  const known = address === null ? null : outsideAddress(address);
  return known ? outsideLink(title, known) : html`${title}`;
}
