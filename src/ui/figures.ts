import type { Address } from '../kernel/address.ts';
import { html, type Html, type Part } from '../kernel/html.ts';

export interface Figure {
  /** The number as written for the reader, with its unit. */
  readonly value: string;
  readonly label: string;
  /** Where the number comes from. */
  readonly address?: Address | undefined;
  /** Strength of evidence, range, change. */
  readonly note?: Part | undefined;
}

/** A few big numbers in a row, each with what it counts. */
export function figureRow(figures: readonly Figure[]): Html {
  return html`<dl class="figures">
    ${figures.map(
      (figure) =>
        html`<div>
          <dt>${figure.address ? html`<a href="${figure.address}">${figure.label}</a>` : figure.label}</dt>
          <dd class="figure-value">${figure.value}</dd>
          ${figure.note && html`<dd class="figure-note">${figure.note}</dd>`}
        </div>`,
    )}
  </dl>`;
}
