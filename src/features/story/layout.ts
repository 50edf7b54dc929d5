import type { Kind } from '../../records/kinds.ts';
import type { Step } from './story.ts';

const columnWidth = 140;
const stationHeight = 118;
const passHeight = 26;
const top = 62;
/** More stations of one kind than this do not fit below each other; the column says how many are left out. */
const mostInColumn = 8;

export interface Placed {
  readonly step: Step;
  readonly x: number;
  readonly y: number;
}

export interface Drawn {
  readonly columns: readonly {
    readonly x: number;
    readonly kind: Kind;
    readonly placed: readonly Placed[];
    readonly left: number;
  }[];
  /**
   * Lines from station to station; `isTold` when no source stands behind how the one came from the other, `isShort`
   * when a longer way through other stations leads there too.
   */
  readonly routes: readonly { readonly path: string; readonly isTold: boolean; readonly isShort: boolean }[];
  readonly width: number;
  readonly height: number;
}

/** A station, or the place where a line passes a column it does not stop in. */
interface Slot {
  readonly step: Step | null;
  readonly height: number;
  readonly beside: Set<Slot>;
  y: number;
}

interface Route {
  readonly slots: readonly Slot[];
  readonly isTold: boolean;
  readonly isShort: boolean;
}

/** Lays a story out in columns, one a kind and round, so that lines cross little and pass no station they do not serve. */
export function layOut(steps: readonly Step[]): Drawn {
  // The steps come in the order of the story, and so do the columns.
  const groups = [...Map.groupBy(steps, (step) => `${step.round} ${step.rank}`).values()];
  const columns: Slot[][] = groups.map((members) =>
    members.slice(0, mostInColumn).map((step) => ({ step, height: stationHeight, beside: new Set(), y: 0 })),
  );
  const places = new Map(
    columns.flatMap((slots, column) => slots.map((slot) => [slot.step?.id ?? '', { slot, column }] as const)),
  );
  const isShort = shortcuts(steps);
  const routes = steps.flatMap((step) =>
    step.cameBy.flatMap((tie): Route[] => {
      const [start, end] = [places.get(tie.earlier.id), places.get(step.id)];
      if (!start || !end) return [];
      return [
        {
          slots: [start.slot, ...passes(columns, start.column, end.column), end.slot],
          isTold: tie.link.sources.length === 0,
          isShort: isShort(tie.earlier.id, step.id),
        },
      ];
    }),
  );
  for (const { slots } of routes) {
    for (const [index, slot] of slots.entries()) {
      const next = slots[index + 1];
      if (!next) continue;
      slot.beside.add(next);
      next.beside.add(slot);
    }
  }
  const height = top + Math.max(...columns.map(heightOf)) + 10;
  arrange(columns, (height - top) / 2 + top);
  const xOf = (column: number) => columnWidth / 2 + column * columnWidth;
  const columnOf = new Map(columns.flatMap((slots, column) => slots.map((slot) => [slot, column] as const)));
  return {
    columns: groups.map((members, column) => ({
      x: xOf(column),
      kind: members[0]?.kind ?? 'project',
      placed: (columns[column] ?? []).flatMap(({ step, y }) => (step ? { step, x: xOf(column), y } : [])),
      left: Math.max(0, members.length - mostInColumn),
    })),
    routes: routes.map(({ slots, ...route }) => ({
      ...route,
      path: pathThrough(slots.map((slot) => ({ x: xOf(columnOf.get(slot) ?? 0), y: slot.y }))),
    })),
    width: columns.length * columnWidth,
    height,
  };
}

/** Tells whether one step leads to another also by way of a third. */
function shortcuts(steps: readonly Step[]): (earlier: string, later: string) => boolean {
  const leadsTo = Map.groupBy(
    steps.flatMap((step) => step.cameBy.map((tie) => ({ from: tie.earlier.id, to: step.id }))),
    ({ from }) => from,
  );
  const nextOf = (id: string) => (leadsTo.get(id) ?? []).map(({ to }) => to);
  return (earlier, later) => {
    const seen = new Set([earlier]);
    const ahead = nextOf(earlier).filter((id) => id !== later);
    for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
      if (id === later) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      ahead.push(...nextOf(id));
    }
    return false;
  };
}

/** A place to pass through in each column between two others. */
function passes(columns: readonly Slot[][], start: number, end: number): Slot[] {
  const made: Slot[] = [];
  for (let column = start + 1; column < end; column++) {
    const slot: Slot = { step: null, height: passHeight, beside: new Set(), y: 0 };
    columns[column]?.push(slot);
    made.push(slot);
  }
  return made;
}

function heightOf(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + slot.height, 0);
}

/** Sorts every column by where its neighbours stand, there and back a few times, and spreads it around the middle. */
function arrange(columns: readonly Slot[][], middle: number): void {
  for (let round = 0; round < 6; round++) {
    for (const slots of round % 2 === 0 ? columns : columns.toReversed()) {
      if (round > 0) slots.sort((one, other) => wanted(one, middle) - wanted(other, middle));
      let y = middle - heightOf(slots) / 2;
      for (const slot of slots) {
        // Text stands below a station, so its circle sits at the top of its place.
        slot.y = Math.round(slot.step ? y + 20 : y + slot.height / 2);
        y += slot.height;
      }
    }
  }
}

function wanted(slot: Slot, middle: number): number {
  const near = [...slot.beside];
  return near.length === 0 ? middle : near.reduce((sum, one) => sum + one.y, 0) / near.length;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let [path, x] = [`M${first.x} ${first.y}`, first.x];
  let y = first.y;
  for (const next of rest) {
    const half = (x + next.x) / 2;
    // Two stations of one column are joined by a bow beside them.
    path +=
      next.x === x
        ? `C${x + 45} ${y + 10} ${x + 45} ${next.y - 10} ${next.x} ${next.y}`
        : `C${half} ${y} ${half} ${next.y} ${next.x} ${next.y}`;
    [x, y] = [next.x, next.y];
  }
  return path;
}
