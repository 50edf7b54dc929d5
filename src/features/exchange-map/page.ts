import { withQuery, type Address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Face } from '../../records/kinds.ts';
import { isTheme, themes, type Theme } from '../../records/themes.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import {
  emptyState,
  filterForm,
  link as linkTo,
  pageHead,
  section,
  table,
  textIn,
  type Filter,
} from '../../ui/index.ts';
import words from './words.json' with { type: 'json' };
import { adoptionsOf, chainAddress, endAddress, endsById, isId, type Adoption, type End } from '../chain/index.ts';
import { arcsAmong, heaviestArcs, mostArcs, type Arc } from './arcs.ts';
import { exchangePicture, type Course } from './picture.ts';
import { placesOf, type Place } from './places.ts';

/** What went from city to city, of one project or of all. */
export interface Exchange {
  readonly face: Face;
  /** Null on the page of all projects. */
  readonly projectId: string | null;
  readonly theme: Theme | null;
  readonly courses: readonly Course[];
  /** There are more arcs than are shown. */
  readonly isCut: boolean;
}

/** Reads the exchange, narrowed to a theme where one is named. */
export async function exchangeOf(
  scope: Scope,
  face: Face,
  projectId: string | null,
  theme: Theme | null,
): Promise<Exchange> {
  const arcs: Arc[] =
    projectId === null
      ? await heaviestArcs(scope, theme)
      : arcsAmong(await adoptionsOf(scope, face, { projectId, theme }));
  const shown = arcs.slice(0, mostArcs);
  const places = await placesOf(
    scope,
    face,
    shown.flatMap((arc) => [arc.ownerId, arc.adopterId]),
  );
  const courses = shown.flatMap((arc): Course[] => {
    const [owner, adopter] = [places.get(arc.ownerId), places.get(arc.adopterId)];
    return owner && adopter ? [{ ...arc, owner, adopter }] : [];
  });
  return { face, projectId, theme, courses, isCut: arcs.length > mostArcs };
}

export function themeAsked(visit: Visit): Theme | null {
  const theme = visit.query('theme') ?? '';
  return isTheme(theme) ? theme : null;
}

/** What one arc stands for, when the address asks for it. */
export async function travelledBetween(visit: Visit, face: Face, projectId: string | null): Promise<Html | null> {
  const [owner, adopter] = [visit.query('from') ?? '', visit.query('to') ?? ''];
  if (!isId(owner) || !isId(adopter)) return null;
  const adoptions = await adoptionsOf(
    visit,
    face,
    { between: { owner, adopter }, projectId: projectId ?? undefined, theme: themeAsked(visit) },
    100,
  );
  const places = await placesOf(visit, face, [owner, adopter]);
  const [from, to] = [places.get(owner), places.get(adopter)];
  if (!from || !to || adoptions.length === 0) return null;
  const ends = await endsById(
    visit,
    face,
    adoptions.flatMap((one) => [one.practiceId, one.actionId]),
    visit.reader.language,
  );
  const say = visit.reader.say(words);
  const rows = adoptions.map((adoption) => html`<li class="tie">${travelled(visit, face, adoption, ends)}</li>`);
  return section({
    title: say('travelled', { owner: from.name, adopter: to.name }),
    id: 'travelled',
    body: html`<ul class="plain-list">${rows}</ul>`,
  });
}

function travelled(
  visit: Visit,
  face: Face,
  { practiceId, actionId, depth, reason, language }: Adoption,
  ends: ReadonlyMap<string, End>,
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const [practice, action] = [ends.get(practiceId), ends.get(actionId)];
  const named = (end: End | undefined) => {
    const page = end && endAddress(end);
    return end && page ? linkTo(html`${textIn(reader, end.language, end.title)}`, page) : say('gone');
  };
  const story = action && chainAddress(action.isOwn ? face : 'public', action.project.slug, action.id);
  return html`<p class="tie-title">${named(practice)} → ${named(action)}</p>
<p class="tie-reason">${textIn(reader, language, reason)}</p>
<p class="subtle small">${say(`depth.${depth}`)}${story && html` · <a href="${story}">${say('story')}<span class="hidden-text">: ${action.title}</span></a>`}</p>`;
}

/** The map with its legend and the table that says the same; folded away where the map stands on another page. */
export function exchangeFigure(visit: Visit, exchange: Exchange, page: Address, { isFolded = false } = {}): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const { courses } = exchange;
  const arcAddress = ({ owner, adopter }: Course) =>
    withQuery(page, { from: owner.id, to: adopter.id, theme: exchange.theme });
  const cities = new Set(courses.flatMap(({ owner, adopter }) => [owner.id, adopter.id])).size;
  const shown = exchangeTable(visit, courses, arcAddress);
  const adoptions = courses.reduce((sum, course) => sum + course.adoptions, 0);
  return html`<figure class="picture" data-kind="map"><figcaption><strong>${say('mapLabel')}</strong><span class="picture-summary">${say('summary', { adoptions, cities })}</span></figcaption>
<a class="skip-map" href="#exchange-table">${say('skip')}</a>
<div class="picture-drawing">${exchangePicture(reader, courses, arcAddress)}</div>
<ul class="plain-list row map-legend">${([1, 2, 3, 4] as const).map((depth) => html`<li><svg viewBox="0 0 40 10" width="40" height="10" aria-hidden="true"><path class="map-course" data-depth="${depth}" stroke-width="${depth}" d="M1 5h38" /></svg> ${say(`depth.${depth}`)}</li>`)}</ul></figure>
${isFolded ? html`<details class="ds-details" id="exchange-table"><summary>${say('caption')}</summary><div>${shown}</div></details>` : html`<div id="exchange-table">${shown}</div>`}`;
}

function exchangeTable(visit: Visit, courses: readonly Course[], arcAddress: (course: Course) => Address): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const placed = (place: Place) =>
    html`${linkTo(place.name, place.address)} <span class="subtle small">${place.project.acronym}</span>`;
  return table(reader, {
    caption: say('caption'),
    columns: [
      { header: say('owner'), cell: ({ owner }) => placed(owner), rowHeader: true },
      { header: say('adopter'), cell: ({ adopter }) => placed(adopter) },
      {
        header: say('adoptions'),
        cell: (course) =>
          linkTo(
            html`${reader.number(course.adoptions)}<span class="hidden-text">: ${course.owner.name} → ${course.adopter.name}</span>`,
            arcAddress(course),
          ),
        numeric: true,
      },
      { header: say('depth'), cell: ({ deepest }) => say(`depth.${deepest}`) },
    ],
    rows: courses,
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
