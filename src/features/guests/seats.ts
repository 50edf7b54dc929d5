/** How many may come: in all (null: as many as come), and at most so many of a partner. */
export interface Limits {
  readonly seats: number | null;
  readonly perPartner: ReadonlyMap<string, number>;
}

/** How many come already, of each partner and of none (null). */
export type Taken = ReadonlyMap<string | null, number>;

export interface Waiting {
  readonly id: string;
  readonly partnerId: string | null;
}

export function seatsLeft(limit: number | null, taken: number): number | null {
  return limit === null ? null : Math.max(0, limit - taken);
}

export function takenInAll(taken: Taken): number {
  let sum = 0;
  for (const count of taken.values()) sum += count;
  return sum;
}

/** Whether one more of this partner (null: of none) can come. */
export function hasSeat({ seats, perPartner }: Limits, taken: Taken, partnerId: string | null): boolean {
  const own = partnerId === null ? undefined : perPartner.get(partnerId);
  const isFree = (limit: number | null | undefined, count: number) => seatsLeft(limit ?? null, count) !== 0;
  return isFree(seats, takenInAll(taken)) && isFree(own, taken.get(partnerId) ?? 0);
}

/** Who moves up, given the line in its order: whoever waits longest among those whose partner has a seat left. */
export function movingUp(limits: Limits, taken: Taken, line: readonly Waiting[]): string[] {
  const now = new Map(taken);
  return line
    .filter(({ partnerId }) => {
      if (!hasSeat(limits, now, partnerId)) return false;
      now.set(partnerId, (now.get(partnerId) ?? 0) + 1);
      return true;
    })
    .map(({ id }) => id);
}
