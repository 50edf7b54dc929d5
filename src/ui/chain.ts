import type { Address } from '../kernel/address.ts';
import { attributes, html, type Html, type Part } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import words from './words.json' with { type: 'json' };

export interface Station {
  /** What kind of step: need, practice, event, lesson, action, evidence, benefit, policy change. */
  readonly kind: string;
  readonly title: string;
  /** Language of the title when it is not the page's. */
  readonly lang?: string | undefined;
  readonly address?: Address | undefined;
  /** Who and when, in one line. */
  readonly byline?: Part | undefined;
  /** Why this step followed from the one before. */
  readonly reason?: Part | undefined;
  /** Filled when something proves it, hollow when it is only claimed. */
  readonly proven: boolean;
  /** Strength of evidence or state, at the end of the station. */
  readonly mark?: Part | undefined;
  /** The step this page is about. */
  readonly current?: boolean | undefined;
}

/** One story as stations on one line: filled when proven, hollow when only claimed. Text first. */
export function chainLine(
  reader: Reader,
  options: { readonly label: string; readonly stations: readonly Station[]; readonly across?: boolean },
): Html {
  const say = reader.say(words);
  return html`<ol class="chain"${attributes({ 'aria-label': options.label, 'data-across': options.across })}>
    ${options.stations.map(
      (station) =>
        html`<li class="station"${attributes({
          'data-proven': station.proven,
          'aria-current': station.current ? 'step' : null,
        })}>
          <p class="station-kind">
            ${station.kind}<span class="station-proof">${say(station.proven ? 'proven' : 'claimed')}</span>
          </p>
          <p class="station-title"${attributes({ lang: station.lang })}>
            ${station.address ? html`<a href="${station.address}">${station.title}</a>` : station.title}
          </p>
          ${station.byline && html`<p class="station-byline">${station.byline}</p>`}
          ${station.reason && html`<p class="station-reason">${station.reason}</p>`}
          ${station.mark && html`<p class="station-mark row">${station.mark}</p>`}
        </li>`,
    )}
  </ol>`;
}
