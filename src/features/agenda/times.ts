import { dayAt } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import { momentAt, timeAt, zoneCity } from '../events/index.ts';
import type { Session } from './session.ts';

type Timed = Pick<Session, 'day' | 'starts' | 'ends'>;

/** Times of day as every language here writes them: 09:30–10:15. Null when not known. */
export function timesOf({ starts, ends }: Timed): string | null {
  return starts === null || ends === null ? starts : `${starts}–${ends}`;
}

/** The times of a session at a place in the reader's zone, with the day where it is another; null when that says nothing new. */
export function timesForReader(
  reader: Reader,
  { day, starts, ends }: Timed,
  zone: string | null,
): { readonly when: string; readonly city: string } | null {
  if (day === null || starts === null || zone === null) return null;
  const start = momentAt(day, starts, zone);
  const there = { starts: timeAt(start, reader.zone), ends: ends && timeAt(momentAt(day, ends, zone), reader.zone) };
  if (there.starts === starts) return null;
  const dayThere = dayAt(new Date(start), reader.zone);
  const times = timesOf({ day, ...there }) ?? '';
  return { when: dayThere === day ? times : `${reader.date(dayThere)}, ${times}`, city: zoneCity(reader.zone) };
}

/** Where a session stands in time; one whose time is not known, by its day. */
export function stateOf({ day, starts, ends }: Timed, zone: string | null, now: Date): 'past' | 'now' | 'ahead' {
  if (day === null) return 'ahead';
  if (starts !== null && zone !== null) {
    if (now < new Date(momentAt(day, starts, zone))) return 'ahead';
    return ends !== null && now < new Date(momentAt(day, ends, zone)) ? 'now' : 'past';
  }
  return dayAt(now, zone ?? 'UTC') <= day ? 'ahead' : 'past';
}
