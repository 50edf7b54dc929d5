import { geoConicConformal, type GeoProjection } from 'd3-geo';

/** The sheet the map of Europe is drawn on, in its own units. */
export const sheet = { width: 800, height: 740 } as const;

// Iceland, the North Cape, Crete, Cyprus and Portugal touch the edges.
const corners = [
  [-24.5, 65.5],
  [26, 71.2],
  [24, 34.6],
  [34, 34.8],
  [-9.6, 36],
] as const;

/** Europe on the sheet; the drawn land and the cities share it. */
export function europe(): GeoProjection {
  const frame = {
    type: 'MultiPoint' as const,
    coordinates: corners.map(([longitude, latitude]) => [longitude, latitude]),
  };
  return geoConicConformal()
    .parallels([40, 62])
    .rotate([-11, 0])
    .precision(0)
    .fitExtent(
      [
        [0, 8],
        [sheet.width, sheet.height - 8],
      ],
      frame,
    );
}

const projection = europe();

/** Where a place lies on the sheet, rounded to a tenth; null when it lies outside. Degrees north and east. */
export function placeOnSheet(latitude: number, longitude: number): { x: number; y: number } | null {
  const point = projection([longitude, latitude]);
  if (!point) return null;
  const [x, y] = [Math.round(point[0] * 10) / 10, Math.round(point[1] * 10) / 10];
  return x >= 0 && y >= 0 && x <= sheet.width && y <= sheet.height ? { x, y } : null;
}
