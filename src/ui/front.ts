import { html, type Html, type Part } from '../kernel/html.ts';

const centre = { x: 300, y: 190 };
const directions = Array.from({ length: 32 }, (_, index) => (index * Math.PI) / 16);

/** Where a rhumb line leaves the sheet; far outside, because the sheet cuts it off. */
function end(x: number, y: number, angle: number): string {
  return `M${x} ${y}l${Math.round(Math.cos(angle) * 700)} ${Math.round(Math.sin(angle) * 700)}`;
}

const rhumbLines = directions.map((angle) => end(centre.x, centre.y, angle)).join('');
const circle = directions.filter((_, index) => index % 2 === 0);
const knots = circle.map((angle) => ({
  x: Math.round(centre.x + Math.cos(angle) * 165),
  y: Math.round(centre.y + Math.sin(angle) * 165),
}));
const crossings = knots.flatMap((knot, index) =>
  [5, 6, 7].map((step) => {
    const other = knots[(index + step) % knots.length] ?? knot;
    return `M${knot.x} ${knot.y}L${other.x} ${other.y}`;
  }),
);

/** A portolan sheet: compass lines, and one line of harbours on which a practice travels. */
const portolan = html`<svg class="portolan" viewBox="0 0 600 380" aria-hidden="true" focusable="false">
  <radialGradient id="portolan-fade"><stop offset=".45" stop-color="#fff" /><stop offset="1" stop-color="#000" /></radialGradient>
  <mask id="portolan-sheet"><rect width="600" height="380" fill="url(#portolan-fade)" /></mask>
  <path class="map-compass" mask="url(#portolan-sheet)" d="${rhumbLines}${crossings.join('')}" />
  <path class="portolan-line" d="M70 300 190 236 300 190 432 132" />
  <path class="portolan-line" stroke-dasharray="7 7" d="M432 132 535 62" />
  <g class="portolan-harbour">
    <circle cx="70" cy="300" r="8" />
    <circle cx="190" cy="236" r="8" />
    <circle cx="300" cy="190" r="8" />
    <circle cx="432" cy="132" r="8" />
    <circle class="portolan-open" cx="535" cy="62" r="8" />
  </g>
</svg>`;

/** The opening of the front page: what this is, what one can do, and the chart. Only there. */
export function frontHead(options: { readonly title: string; readonly lead: Part; readonly actions?: Part }): Html {
  return html`<header class="front-head">
    <div class="front-words">
      <h1>${options.title}</h1>
      <p class="lead">${options.lead}</p>
      ${options.actions && html`<div class="row">${options.actions}</div>`}
    </div>
    ${portolan}
  </header>`;
}
