import { html } from '../../kernel/html.ts';

/** The sign of Uptake: three harbours on one line of a portolan chart, the last one reached. */
export const sign = html`<svg viewBox="0 0 38 30" fill="none" aria-hidden="true" focusable="false">
  <path d="M19 2v26M5 8l28 14M5 22 33 8" stroke="currentColor" stroke-width="1" opacity=".35" />
  <path class="sign-line" d="M5 22 19 15 33 8" stroke="currentColor" stroke-width="3" />
  <circle cx="5" cy="22" r="3.5" fill="currentColor" />
  <circle cx="19" cy="15" r="3.5" fill="currentColor" />
  <circle class="sign-end" cx="33" cy="8" r="3.5" fill="currentColor" />
</svg>`;
