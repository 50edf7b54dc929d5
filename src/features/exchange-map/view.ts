import { withQuery, type Address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { themes } from '../../records/themes.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { emptyState, filterForm, link as linkTo, pageHead, table, type Filter } from '../../ui/index.ts';
import { depths } from '../chain/index.ts';
import { mostArcs } from './arcs.ts';
import type { Exchange } from './exchange.ts';
import { exchangePicture, type Course } from './picture.ts';
import type { Place } from './places.ts';
import words from './words.json' with { type: 'json' };

/**
 * The map with its legend, beside it the table that says the same. On another page the table has the strongest arcs
 * only, `most` of them, and leads to the whole.
 */
export function exchangeFigure(visit: Visit, exchange: Exchange, page: Address, most?: number): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const { courses } = exchange;
  const arcAddress = ({ owner, adopter }: Course) =>
    withQuery(page, { from: owner.id, to: adopter.id, theme: exchange.theme });
  const cities = new Set(courses.flatMap(({ owner, adopter }) => [owner.id, adopter.id])).size;
  const adoptions = courses.reduce((sum, course) => sum + course.adoptions, 0);
  const rows = courses.slice(0, most);
  return html`<div class="exchange"><figure class="picture" data-kind="map"><figcaption><strong>${say('mapLabel')}</strong><span class="picture-summary">${say('summary', { adoptions, cities })}</span></figcaption>
<a class="skip-map" href="#exchange-table">${say('skip')}</a>
<div class="picture-drawing">${exchangePicture(reader, exchange, arcAddress)}</div>
${legend(visit, exchange)}</figure>
<div id="exchange-table" class="stack">${exchangeTable(visit, exchange, rows, arcAddress)}
${rows.length < courses.length && html`<p>${linkTo(say('all'), page)}</p>`}</div></div>`;
}

function legend(visit: Visit, { courses, quiet }: Exchange): Html {
  const say = visit.reader.say(words);
  const arcs = depths.map(
    (depth) =>
      html`<li><svg viewBox="0 0 40 10" width="40" height="10" aria-hidden="true"><path class="map-course" data-depth="${depth}" stroke-width="${depth}" d="M1 5h38" /></svg> ${say(`depth.${depth}`)}</li>`,
  );
  const hollow = html`<li><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><circle class="map-city-hollow" cx="6" cy="6" r="4" /></svg> ${say('quiet')}</li>`;
  const places = [...courses.flatMap(({ owner, adopter }) => [owner, adopter]), ...quiet];
  const isInvented = places.some(({ project }) => project.isFictional);
  return html`<ul class="plain-list row map-legend">${arcs}${quiet.length > 0 && hollow}${isInvented && html`<li>${say('fictionalNames')}</li>`}</ul>`;
}

function exchangeTable(
  visit: Visit,
  { projectId }: Exchange,
  rows: readonly Course[],
  arcAddress: (course: Course) => Address,
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const projectOf = ({ project }: Place) =>
    project.isFictional ? say('fictional', { project: project.acronym }) : project.acronym;
  const placed = (place: Place, beside: Place | null) =>
    html`${linkTo(place.name, place.address)} ${projectId === null && place.project.slug !== beside?.project.slug && html`<span class="subtle small">${projectOf(place)}</span>`}`;
  const opened = (course: Course) =>
    html`${reader.number(course.adoptions)}<span class="hidden-text">: ${course.owner.name} → ${course.adopter.name}</span>`;
  return table(reader, {
    caption: say('caption'),
    columns: [
      { header: say('owner'), cell: ({ owner }) => placed(owner, null), rowHeader: true },
      { header: say('adopter'), cell: ({ owner, adopter }) => placed(adopter, owner) },
      { header: say('adoptions'), cell: (course) => linkTo(opened(course), arcAddress(course)), numeric: true },
      { header: say('depth'), cell: ({ deepest }) => say(`depth.${deepest}`) },
    ],
    rows,
  });
}

/** The whole page: what it shows, how to narrow it, the map, the table, and what went along one arc when asked for. */
export function exchangeView(
  visit: Visit,
  exchange: Exchange,
  given: { readonly page: Address; readonly travelled: Html | null; readonly title: string },
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const { courses, theme } = exchange;
  const isNarrowed = theme !== null || visit.query('project') !== undefined;
  const nothing = isNarrowed
    ? emptyState({ title: say('noneHere'), body: say('noneHereBody') })
    : emptyState({ title: say('none'), body: say('noneBody') });
  return html`${pageHead({ title: given.title, lead: say('lead') })}
${courses.length === 0 && !isNarrowed ? null : filterForm(reader, { address: withQuery(visit.here, { lang: null, from: null, to: null }), filters: filters(visit, exchange) })}
${exchange.isCut && html`<p>${say('cut', { count: mostArcs })}</p>`}
${given.travelled}
${courses.length === 0 ? nothing : exchangeFigure(visit, exchange, given.page)}`;
}

/** More projects than this nobody picks from a list; each has the map on a page of its own. */
const mostProjects = 100;

function filters(visit: Visit, { theme, projectId, courses }: Exchange): Filter[] {
  const say = visit.reader.say(words);
  const sayTheme = visit.reader.say(recordWords);
  const byTheme: Filter = {
    kind: 'choice',
    name: 'theme',
    label: say('theme'),
    value: theme ?? '',
    options: themes.map((value) => ({ value, label: sayTheme(`theme.${value}`) })),
  };
  const chosen = visit.query('project') ?? '';
  if (projectId !== null && chosen === '') return [byTheme];
  const projects = new Map(
    courses.flatMap(({ owner, adopter }) =>
      [owner, adopter].map(({ project }) => [project.slug, project.acronym] as const),
    ),
  );
  const options = [...projects].slice(0, mostProjects).map(([value, label]) => ({ value, label }));
  return [
    byTheme,
    {
      kind: 'choice',
      name: 'project',
      label: say('project'),
      value: chosen,
      options: options.toSorted((one, other) => one.label.localeCompare(other.label)),
    },
  ];
}
