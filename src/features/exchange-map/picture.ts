import type { Address } from '../../kernel/address.ts';
import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import words from './words.json' with { type: 'json' };
import type { Arc } from './arcs.ts';
import { placeLabels, type Label } from './labels.ts';
import land from './europe.json' with { type: 'json' };
import type { Place } from './places.ts';
import { placeOnSheet, sheet } from './projection.ts';

/** An arc with the two places it joins. */
export interface Course extends Arc {
  readonly owner: Place;
  readonly adopter: Place;
}

interface Port {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
  weight: number;
}

/** More names than this nobody reads on one map; the others are named when pointed at. */
const mostNames = 60;

/** Europe with its cities and, from city to city, what practice went where. Every arc leads to what it stands for. */
export function exchangePicture(
  reader: Reader,
  { courses, quiet }: { readonly courses: readonly Course[]; readonly quiet: readonly Place[] },
  arcAddress: (course: Course) => Address,
): Html {
  const say = reader.say(words);
  const ports = portsOf(courses, quiet);
  const arcs = courses.flatMap((course) => {
    const [start, end] = [ports.get(course.owner.id), ports.get(course.adopter.id)];
    const path = start && end && pathBetween(start, end);
    return path ? [arc(reader, course, path, arcAddress(course))] : [];
  });
  const byWeight = [...ports.values()].toSorted((one, other) => other.weight - one.weight);
  const points = byWeight.map(({ place, x, y }) => ({ id: place.id, name: nameOf(place), x, y }));
  const labels = placeLabels(points, mostNames);
  return html`<svg class="exchange-map" viewBox="0 0 ${sheet.width} ${sheet.height}" role="group" aria-label="${say('mapLabel')}">
<defs>${[1, 2, 3, 4].map((depth) => html`<marker id="arrow-${depth}" class="map-arrow" data-depth="${depth}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="13" markerHeight="13" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" /></marker>`)}</defs>
<g transform="scale(.1)"><path class="map-land" d="${land.land}" /><path class="map-border" d="${land.borders}" /></g>
${compass()}
<g>${arcs}</g>
${byWeight.map((port) => city(port, labels.get(port.place.id)))}
</svg>`;
}

function portsOf(courses: readonly Course[], quiet: readonly Place[]): Map<string, Port> {
  const ports = new Map<string, Port>();
  const call = (place: Place, weight: number) => {
    const known = ports.get(place.id);
    if (known) known.weight += weight;
    if (known || place.latitude === null || place.longitude === null) return;
    const point = placeOnSheet(place.latitude, place.longitude);
    if (point) ports.set(place.id, { place, ...point, weight });
  };
  for (const { owner, adopter, weight } of courses) {
    call(owner, weight);
    call(adopter, weight);
  }
  for (const place of quiet) call(place, 0);
  return ports;
}

/** A bow that leaves to the right of its way, so that there and back are two bows; short of both cities' points. */
function pathBetween(start: Port, end: Port): string | null {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy);
  if (length < 16) return null;
  const [bendX, bendY] = [start.x + dx / 2 - dy * 0.18, start.y + dy / 2 + dx * 0.18];
  const toward = (fromX: number, fromY: number, by: number) => {
    const distance = Math.hypot(bendX - fromX, bendY - fromY);
    return `${Math.round(fromX + ((bendX - fromX) / distance) * by)} ${Math.round(fromY + ((bendY - fromY) / distance) * by)}`;
  };
  return `M${toward(start.x, start.y, 5)}Q${Math.round(bendX)} ${Math.round(bendY)} ${toward(end.x, end.y, 7)}`;
}

function arc(reader: Reader, course: Course, path: string, address: Address): Html {
  const say = reader.say(words);
  const title = say('arc', {
    owner: course.owner.name,
    adopter: course.adopter.name,
    count: course.adoptions,
    depth: say(`depth.${course.deepest}`),
  });
  const width = Math.min(1.5 + Math.log2(course.weight), 6).toFixed(1);
  return html`<a href="${address}"><title>${title}</title><path class="map-course" data-depth="${course.deepest}" stroke-width="${width}" marker-end="url(#arrow-${course.deepest})" d="${path}" /></a>
`;
}

/** A star marks a city of a fictional sample. */
function nameOf(place: Place): string {
  return place.project.isFictional ? `${place.name}*` : place.name;
}

function city({ place, x, y, weight }: Port, label: Label | undefined): Html {
  const name = nameOf(place);
  return html`<circle class="${weight > 0 ? 'map-city' : 'map-city-hollow'}" cx="${x}" cy="${y}" r="4"><title>${name}</title></circle>${
    label &&
    html`<text class="map-name" x="${label.x}" y="${label.y}"${attributes({ 'text-anchor': label.anchor === 'start' ? null : label.anchor })}>${name}</text>`
  }
`;
}

const winds = 16;

/** Lines of the winds from two roses at sea, as on a portolan chart, and the rose of the greater one. */
function compass(): Html {
  const lines = [
    { x: 92, y: 448, reach: 1000 },
    { x: 496, y: 196, reach: 700 },
  ].flatMap(({ x, y, reach }) =>
    Array.from({ length: winds }, (_, wind) => {
      const angle = (wind * 2 * Math.PI) / winds;
      return `M${x} ${y}L${Math.round(x + reach * Math.cos(angle))} ${Math.round(y + reach * Math.sin(angle))}`;
    }),
  );
  return html`<path class="map-compass" d="${lines.join('')}" /><g class="map-rose" transform="translate(92 448)"><circle r="30" /><path d="M0-40 6-6 40 0 6 6 0 40-6 6-40 0-6-6z" /><text y="-46" text-anchor="middle">N</text></g>`;
}
