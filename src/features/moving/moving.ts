import { outsideAddress } from '../../kernel/address.ts';
import { no, yes, type Answer } from '../../kernel/answers.ts';
import { dayAt, readPartialDate } from '../../kernel/dates.ts';
import { form, longText, webAddress, type Problems, type ValuesOf } from '../../kernel/forms.ts';
import type { Reader } from '../../kernel/reader.ts';
import {
  eventWords,
  isOver,
  isSameTime,
  momentAt,
  momentsFrom,
  problemsInTimes,
  readTime,
  timeFields,
  type LearningEvent,
  type OnlineSession,
} from '../events/index.ts';
import words from './words.json' with { type: 'json' };

export const moveForm = form({
  webAddress: webAddress({ required: true }),
  note: longText({ limit: 1000 }),
  ...timeFields,
  sessions: longText({ limit: 3000 }),
});
export type MoveTyped = ValuesOf<(typeof moveForm)['fields']>;

export const cancelForm = form({ reason: longText({ required: true, limit: 1000 }) });

const mostSessions = 20;

/** Whether an event is still to come, so that it can be moved online, moved again there, or called off. */
export function isToCome(event: LearningEvent, reader: Reader, now: Date): Answer {
  if (event.state === 'cancelled') return no(reader.say(words)('rule.cancelled'));
  return event.state === 'held' || isOver(event, now, reader.zone) === true ? no(reader.say(words)('rule.over')) : yes;
}

/** The sessions typed, one a line, in their order; or the number of the first line that is none. */
export function sessionsIn(
  lines: string,
  zone: string,
): { readonly sessions: OnlineSession[] } | { readonly wrongLine: number } {
  const sessions: OnlineSession[] = [];
  for (const [index, line] of lines.split('\n').entries()) {
    if (line.trim() === '') continue;
    const session = sessionOf(line.trim(), zone);
    if (session === null) return { wrongLine: index + 1 };
    sessions.push(session);
  }
  return { sessions: sessions.toSorted((one, other) => one.from.localeCompare(other.from, 'en')) };
}

const sessionLine = /^(\d{4}-\d{2}-\d{2})\s+([\d:.]+)\s*[-–]\s*([\d:.]+)(?:\s+(\S+))?$/;

function sessionOf(line: string, zone: string): OnlineSession | null {
  const [, day = '', begin = '', end = '', typed = ''] = sessionLine.exec(line) ?? [];
  const [start, stop] = [readTime(begin), readTime(end)];
  const isAddress = typed === '' || (/^https?:/i.test(typed) && outsideAddress(typed) !== null);
  if (readPartialDate(day) === null || start === null || stop === null || stop <= start || !isAddress) return null;
  return { from: momentAt(day, start, zone), to: momentAt(day, stop, zone), webAddress: typed };
}

/** What does not fit together in what was typed. */
export function problemsInMove(typed: MoveTyped, reader: Reader): Problems {
  const say = reader.say(words);
  const wrong = (text: string) => ({ key: 'wrong', text }) as const;
  const times = problemsInTimes(typed, reader.say(eventWords));
  if (typed.sessions === '') return times;
  if (typed.zone === null) return { ...times, zone: wrong(say('problem.zone')) };
  const read = sessionsIn(typed.sessions, typed.zone);
  if ('wrongLine' in read) return { ...times, sessions: wrong(say('problem.session', { line: read.wrongLine })) };
  const { sessions } = read;
  if (sessions.length > mostSessions) return { ...times, sessions: wrong(say('problem.many', { most: mostSessions })) };
  const overlapping = sessions.some(({ from }, index) => index > 0 && from < (sessions[index - 1]?.to ?? ''));
  return overlapping ? { ...times, sessions: wrong(say('problem.overlap')) } : times;
}

/** The event as it is once it is moved: the place stays as where it was to be, sessions say when it is. */
export function movedOnline(event: LearningEvent, typed: MoveTyped): LearningEvent {
  const { startsOn, endsOn, webAddress: address, note, zone } = typed;
  const read = zone === null ? { sessions: [] } : sessionsIn(typed.sessions, zone);
  const sessions = 'sessions' in read ? read.sessions : [];
  const [first, last] = [sessions[0], sessions.at(-1)];
  const times =
    first && last && zone
      ? {
          startsOn: dayAt(new Date(first.from), zone),
          endsOn: dayAt(new Date(last.to), zone),
          moments: { from: first.from, to: last.to, zone },
        }
      : { startsOn, endsOn, moments: momentsFrom(typed) };
  const planned = event.rearranged?.plannedFor ?? {
    startsOn: event.startsOn,
    endsOn: event.endsOn,
    moments: event.moments,
  };
  const plannedFor = isSameTime(planned, times) ? null : planned;
  return {
    ...{ ...event, ...times },
    ...{ state: 'moved-online', mode: 'online', webAddress: address },
    rearranged: { note, plannedFor, sessions },
  };
}

/** The event as it is once it is called off; everything else stays, so that calendars know what to take out. */
export function calledOff(event: LearningEvent, reason: string): LearningEvent {
  const { plannedFor = null, sessions = [] } = event.rearranged ?? {};
  return { ...event, state: 'cancelled', rearranged: { note: reason, plannedFor, sessions } };
}
