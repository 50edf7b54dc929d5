import type { Scope } from '../../kernel/scope.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Face } from '../../records/kinds.ts';
import { isTheme, type Theme } from '../../records/themes.ts';
import { adoptionsOf } from '../chain/index.ts';
import { arcsAmong, heaviestArcs, mostArcs, type Arc } from './arcs.ts';
import type { Course } from './picture.ts';
import { partnersAround, placesOf, type Place } from './places.ts';

/** What went from city to city, of one project or of all. */
export interface Exchange {
  readonly face: Face;
  /** Null on the page of all projects. */
  readonly projectId: string | null;
  readonly theme: Theme | null;
  readonly courses: readonly Course[];
  /** Cities that nothing came to or went from yet; none where there are too many to show them all. */
  readonly quiet: readonly Place[];
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
  const quiet = await partnersAround(scope, face, projectId);
  const places = await placesOf(scope, face, [...shown.flatMap((arc) => [arc.ownerId, arc.adopterId]), ...quiet]);
  const courses = shown.flatMap((arc): Course[] => {
    const [owner, adopter] = [places.get(arc.ownerId), places.get(arc.adopterId)];
    return owner && adopter ? [{ ...arc, owner, adopter }] : [];
  });
  const busy = new Set(courses.flatMap(({ owner, adopter }) => [owner.id, adopter.id]));
  return {
    face,
    projectId,
    theme,
    courses,
    quiet: quiet.flatMap((id) => (busy.has(id) ? [] : (places.get(id) ?? []))),
    isCut: arcs.length > mostArcs,
  };
}

export function themeAsked(visit: Visit): Theme | null {
  const theme = visit.query('theme') ?? '';
  return isTheme(theme) ? theme : null;
}
