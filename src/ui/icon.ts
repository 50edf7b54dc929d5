import { html, type Html } from '../kernel/html.ts';

const shapes = {
  check: html`<path d="m4 10.5 4 4 8-9" />`,
  cross: html`<path d="m5 5 10 10M15 5 5 15" />`,
  clock: html`<circle cx="10" cy="10" r="7.5" /><path d="M10 5.5V10l3 2" />`,
  now: html`<circle cx="10" cy="10" r="7.5" /><circle cx="10" cy="10" r="3" fill="currentColor" />`,
  hollow: html`<circle cx="10" cy="10" r="7" />`,
  info: html`<circle cx="10" cy="10" r="7.5" /><path d="M10 9v5M10 5.8v.2" />`,
  file: html`<path d="M5 2.5h6.5L15 6v11.5H5zM11 2.5V6.5h4" />`,
  person: html`<circle cx="10" cy="6.5" r="3.5" /><path d="M3.5 17.5c0-4 3-6 6.5-6s6.5 2 6.5 6" />`,
  city: html`<path d="M3 17.5h14M5 17.5v-9l5-4 5 4v9M8.5 17.5v-4h3v4" />`,
  source: html`<path d="M8 6H4v10h10v-4M11 3.5h5.5V9M16 4l-7 7" />`,
  up: html`<path d="m5 12 5-5 5 5" />`,
  down: html`<path d="m5 8 5 5 5-5" />`,
  both: html`<path d="m6 8 4-4 4 4M6 12l4 4 4-4" />`,
};

export type IconName = keyof typeof shapes;

/** A small line drawing beside a word; never alone, so it is hidden from screen readers. */
export function icon(name: IconName): Html {
  return html`<svg class="icon"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false">
    ${shapes[name]}
  </svg>`;
}
