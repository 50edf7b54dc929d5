import { lengthOf } from '../../kernel/forms.ts';
import { sheet } from './projection.ts';

/** A city's point on the sheet. */
export interface Point {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Where a city's name stands: `x` is its start, its middle or its end. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const lineHeight = 18;
const letterWidth = 8.8;
const pointSize = 5;

/** Finds room for names around their points, in the order given: a name that would lie on others is left out. */
export function placeLabels(points: readonly Point[], most: number): Map<string, Label> {
  const taken = points.map(({ x, y }) => boxAround(x, y, pointSize, pointSize));
  const labels = new Map<string, Label>();
  for (const point of points.slice(0, most)) {
    const width = lengthOf(point.name) * letterWidth;
    const label = wishes(point).find((wish) => {
      const box = boxOf(wish, width);
      return liesOnSheet(box) && !taken.some((other) => overlap(box, other));
    });
    if (!label) continue;
    taken.push(boxOf(label, width));
    labels.set(point.id, label);
  }
  return labels;
}

function wishes({ x, y }: Point): Label[] {
  return [
    { x: x + 9, y: y + 5, anchor: 'start' },
    { x: x - 9, y: y + 5, anchor: 'end' },
    { x, y: y - 10, anchor: 'middle' },
    { x, y: y + 21, anchor: 'middle' },
  ];
}

function boxOf({ x, y, anchor }: Label, width: number): Box {
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left, right: left + width, top: y - lineHeight + 4, bottom: y + 4 };
}

function boxAround(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function liesOnSheet(box: Box): boolean {
  return box.left >= 0 && box.right <= sheet.width && box.top >= 0 && box.bottom <= sheet.height;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
