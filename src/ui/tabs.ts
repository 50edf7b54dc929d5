import { html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import type { NavigationLink } from './page/frame.ts';
import { navigationLink } from './page/top.ts';

/** Sections of a record as links with their counts, each at an address of its own. */
export function tabs(
  reader: Reader,
  options: { readonly label: string; readonly links: readonly NavigationLink[] },
): Html {
  return html`<nav class="tabs" aria-label="${options.label}">
    <ul class="plain-list link-row scroll-row">
      ${options.links.map((link) => html`<li>${navigationLink(reader, link)}</li>`)}
    </ul>
  </nav>`;
}
