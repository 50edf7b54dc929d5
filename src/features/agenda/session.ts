import type { PartialDate } from '../../kernel/dates.ts';
import type { Language } from '../../kernel/words.ts';

export const sessionKinds = ['talk', 'visit', 'workshop', 'break'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** One part of an event's agenda. Empty text: not known. */
export interface SessionValues {
  readonly title: string;
  readonly kind: SessionKind;
  /** A whole day; null while it is not known. */
  readonly day: PartialDate | null;
  /** Times of day at the place, `09:30`; known only with the day, the end only with the start. */
  readonly starts: string | null;
  readonly ends: string | null;
  readonly description: string;
  /** Who speaks, with their organisations, as free text. */
  readonly speakers: string;
  readonly place: string;
  readonly webAddress: string;
  /** The practices that are shown. */
  readonly practices: readonly string[];
  readonly language: Language;
  /** For everybody once the event is public, or for the project only. */
  readonly isPublic: boolean;
}

export interface Session extends SessionValues {
  readonly id: string;
}

const later = '9999';

type Timed = Pick<Session, 'day' | 'starts' | 'ends'>;

/** By time: what is not known yet stands last, in the order in which it was entered. */
export function inOrder<One extends Timed>(sessions: readonly One[]): One[] {
  const key = ({ day, starts, ends }: Timed) => `${day ?? later} ${starts ?? later} ${ends ?? later}`;
  return sessions.toSorted((one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other))));
}

/** Sessions in their order, day by day; the last ones may have no day. */
export function byDay<One extends Timed>(sessions: readonly One[]): { day: PartialDate | null; sessions: One[] }[] {
  const days = Map.groupBy(inOrder(sessions), ({ day }) => day);
  return [...days].map(([day, ones]) => ({ day, sessions: ones }));
}

/** For each session the ones that are on at the same time: they may be meant so, and are told, not forbidden. */
export function overlaps<One extends Timed & { readonly id: string }>(sessions: readonly One[]): Map<string, One[]> {
  const found = sessions.map((one): [string, One[]] => [
    one.id,
    sessions.filter((other) => other.id !== one.id && overlap(one, other)),
  ]);
  return new Map(found.filter(([, others]) => others.length > 0));
}

/** A session without an end takes its first minute for certain. */
function overlap(one: Timed, other: Timed): boolean {
  if (one.day === null || one.day !== other.day || one.starts === null || other.starts === null) return false;
  if (one.starts === other.starts) return true;
  const [first, second] = one.starts < other.starts ? [one, other] : [other, one];
  return first.ends !== null && second.starts !== null && first.ends > second.starts;
}

/** The way in which a session shows its practices: people go and see, or are told. */
export function wayOfShowing(kind: SessionKind): 'visited-at' | 'shown-at' {
  return kind === 'visit' ? 'visited-at' : 'shown-at';
}

/** Where the next session begins: when the one before ends, on the same day; without one before, after the last. */
export function nextStart(sessions: readonly Timed[], before?: Timed): Pick<Timed, 'day' | 'starts'> {
  const last = before ?? inOrder(sessions.filter(({ day }) => day !== null)).at(-1);
  return { day: last?.day ?? null, starts: last?.ends ?? null };
}
