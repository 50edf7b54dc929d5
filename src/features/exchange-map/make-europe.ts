/**
 * Makes europe.json, the land and the borders on the sheet, from the public-domain Natural Earth countries of the
 * package world-atlas. Run it again when the projection changes: node src/features/chain/exchange/make-europe.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { geoIdentity, geoPath, type GeoContext } from 'd3-geo';
import { merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { europe, sheet } from './projection.ts';

type Point = [number, number];

/** Details smaller than this, in units of the sheet, are left out. */
const tolerance = 0.9;
const smallestIsland = 6;
const margin = 6;
/** Lines in the data that are no borders for the European Union: Crimea, northern Cyprus. West, south, east, north. */
const noBorders = [
  [32, 45, 36.7, 46.5],
  [32, 34.5, 34.7, 35.7],
] as const;

const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
const world = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ countries: GeometryCollection }>;
const projection = europe();

/** The points of an arc on the sheet. The file keeps them in degrees as whole steps from point to point. */
function onSheet(arc: readonly number[][]): Point[] {
  const { scale, translate } = world.transform ?? { scale: [1, 1], translate: [0, 0] };
  let [x, y] = [0, 0];
  return arc.map(([stepX = 0, stepY = 0]) => {
    x += stepX;
    y += stepY;
    return projection([x * scale[0] + translate[0], y * scale[1] + translate[1]]) ?? [0, 0];
  });
}

/** Leaves out points that lie nearly on the line between their neighbours (Douglas and Peucker). */
function simplified(points: readonly Point[]): Point[] {
  const kept = new Set([0, points.length - 1]);
  const stack: Point[] = [[0, points.length - 1]];
  for (let part = stack.pop(); part; part = stack.pop()) {
    const [first, last] = part;
    let [farthest, distance] = [first, 0];
    for (let index = first + 1; index < last; index++) {
      const away = distanceToLine(points[index], points[first], points[last]);
      if (away > distance) [farthest, distance] = [index, away];
    }
    if (distance <= tolerance) continue;
    kept.add(farthest);
    stack.push([first, farthest], [farthest, last]);
  }
  return points.filter((_, index) => kept.has(index));
}

function distanceToLine([x, y]: Point = [0, 0], [x1, y1]: Point = [0, 0], [x2, y2]: Point = [0, 0]): number {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}

function liesIn(
  line: readonly number[][],
  [west, south, east, north]: readonly [number, number, number, number],
): boolean {
  return line.every((point) => {
    const [longitude = 0, latitude = 0] = projection.invert?.([point[0] ?? 0, point[1] ?? 0]) ?? [];
    return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
  });
}

/** Writes a path by steps in tenths of a unit, which is half as long as by places. */
function shortPath(): { context: GeoContext; text: () => string } {
  let text = '';
  let [atX, atY] = [0, 0];
  const step = (command: string, x: number, y: number) => {
    const [toX, toY] = [Math.round(x * 10), Math.round(y * 10)];
    const [byX, byY] = [toX - atX, toY - atY];
    if (command === 'l' && byX === 0 && byY === 0) return;
    text += `${command}${byX}${byY < 0 ? '' : ' '}${byY}`;
    [atX, atY] = [toX, toY];
  };
  let [startX, startY] = [0, 0];
  return {
    context: {
      beginPath: () => {},
      arc: () => {},
      moveTo: (x, y) => {
        [startX, startY] = [x, y];
        step('m', x, y);
      },
      lineTo: (x, y) => step('l', x, y),
      closePath: () => {
        text += 'z';
        [atX, atY] = [Math.round(startX * 10), Math.round(startY * 10)];
      },
    },
    text: () => text,
  };
}

const { transform: _, ...rest } = world;
const plain: typeof world = { ...rest, arcs: world.arcs.map((arc) => simplified(onSheet(arc))) };
const countries = plain.objects.countries;
const polygons = countries.geometries.filter(
  (one): one is Polygon | MultiPolygon => one.type === 'Polygon' || one.type === 'MultiPolygon',
);
const clipped = geoIdentity().clipExtent([
  [-margin, -margin],
  [sheet.width + margin, sheet.height + margin],
]);

const islands = merge(plain, polygons as Parameters<typeof merge>[1]).coordinates.filter(
  (rings) => geoPath().area({ type: 'Polygon', coordinates: rings }) >= smallestIsland,
);
const land = shortPath();
geoPath(clipped, land.context)({ type: 'MultiPolygon', coordinates: islands });
const borders = shortPath();
const lines = mesh(plain, countries, (one, other) => one !== other).coordinates.filter(
  (line) => !noBorders.some((box) => liesIn(line, box)),
);
geoPath(clipped, borders.context)({ type: 'MultiLineString', coordinates: lines });

writeFileSync(
  join(import.meta.dirname, 'europe.json'),
  `${JSON.stringify({ land: land.text(), borders: borders.text() })}\n`,
);
