import { endsBefore } from '../../kernel/dates.ts';
import {
  asTyped,
  choice,
  choices,
  date,
  form,
  longText,
  number,
  reference,
  references,
  text,
  webAddress,
  type Problem,
  type Problems,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import { languages, type Say } from '../../kernel/words.ts';
import { linesOf, sourceLines } from '../../records/sources.ts';
import { themes } from '../../records/themes.ts';
import type words from './words.json';
import { eventKinds, eventStates, modes, stages, type LearningEvent, type Moments } from './event.ts';
import { isSameTime, momentAt, readTime, timeAt, zones, type When } from './when.ts';

export const eventTitleLimit = 150;

/** When an event is, as people type it. */
export const timeFields = {
  startsOn: date(),
  endsOn: date(),
  startTime: text(),
  endTime: text(),
  zone: choice(zones),
};

export const eventForm = form({
  title: text({ required: true, limit: eventTitleLimit }),
  kind: choice(eventKinds, { required: true }),
  number: number({ whole: true, least: 1, most: 999 }),
  state: choice(eventStates, { required: true, control: 'radio' }),
  ...timeFields,
  mode: choice(modes, { required: true, control: 'radio' }),
  host: reference(),
  place: text(),
  webAddress: webAddress(),
  visitors: references(),
  stage: choice(stages),
  themes: choices(themes),
  topics: longText({ limit: 2000 }),
  description: longText({ limit: 3000 }),
  conclusions: longText({ limit: 3000 }),
  sources: sourceLines(),
  language: choice(languages, { required: true }),
});

export type EventTyped = ValuesOf<(typeof eventForm)['fields']>;
export type TimesTyped = ValuesOf<typeof timeFields>;

/** What does not fit together in the times although each field is right by itself. */
export function problemsInTimes(typed: TimesTyped, say: Say<typeof words>): Problems {
  const wrong = (isWrong: boolean, field: string, key: keyof typeof words): Record<string, Problem> =>
    isWrong ? { [field]: { key: 'wrong', text: say(key) } } : {};
  const { startsOn, endsOn, startTime, endTime } = typed;
  const hasTime = startTime !== '' || endTime !== '';
  const isReadable = (time: string) => time === '' || readTime(time) !== null;
  const moments = momentsFrom(typed);
  return {
    ...wrong(endsOn !== null && startsOn === null, 'startsOn', 'problem.endOnly'),
    ...wrong(endsBefore(startsOn, endsOn), 'endsOn', 'problem.endsBefore'),
    ...wrong(moments?.to != null && moments.to < moments.from, 'endTime', 'problem.endsBefore'),
    ...wrong(endTime !== '' && startTime === '', 'startTime', 'problem.endTimeOnly'),
    ...wrong(!isReadable(startTime), 'startTime', 'problem.time'),
    ...wrong(!isReadable(endTime), 'endTime', 'problem.time'),
    ...wrong(hasTime && startsOn?.length !== 10, 'startsOn', 'problem.timeWithoutDay'),
    ...wrong(hasTime && endsOn !== null && endsOn.length !== 10, 'endsOn', 'problem.timeWithoutDay'),
    ...wrong(hasTime && typed.zone === null, 'zone', 'problem.zone'),
  };
}

/** The moments that times without problems tell; null where no more than days is known. */
export function momentsFrom({ startsOn, endsOn, startTime, endTime, zone }: TimesTyped): Moments | null {
  const [start, end] = [readTime(startTime), readTime(endTime)];
  if (start === null || startsOn?.length !== 10 || zone === null) return null;
  const lastDay = endsOn?.length === 10 ? endsOn : startsOn;
  return { from: momentAt(startsOn, start, zone), to: end === null ? null : momentAt(lastDay, end, zone), zone };
}

/** The event that a form without problems tells, in place of what is stored. */
export function eventFrom(typed: EventTyped, stored: LearningEvent | null): LearningEvent {
  const { startTime: _start, endTime: _end, zone: _zone, topics, ...own } = typed;
  // Whoever sets the state back takes back what was told with it.
  const rearranged = stored?.state === typed.state ? stored.rearranged : null;
  return { ...own, topics: topicsIn(topics), moments: momentsFrom(typed), rearranged };
}

/** Its sessions say when an event is: another time is told to them. */
export function contradictsSessions(typed: EventTyped, stored: LearningEvent): boolean {
  const event = eventFrom(typed, stored);
  return (event.rearranged?.sessions.length ?? 0) > 0 && !isSameTime(event, stored);
}

/** Topics as people type them: one a line. */
export function topicsIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The times of an event as a form shows them; a zone to begin with stands there while none is known. */
export function typedTimes({ startsOn, endsOn, moments }: When, zone: string): Typed {
  const times = moments
    ? {
        zone: moments.zone,
        startTime: timeAt(moments.from, moments.zone),
        endTime: moments.to && timeAt(moments.to, moments.zone),
      }
    : { zone };
  return asTyped({ startsOn, endsOn, ...times });
}

/** An event as the form shows it. */
export function typedOf(event: LearningEvent, zone: string): Typed {
  const { moments: _moments, topics, sources, rearranged: _rearranged, ...own } = event;
  const lists = { topics: topics.join('\n'), sources: linesOf(sources).join('\n') };
  return { ...asTyped({ ...own, ...lists }), ...typedTimes(event, zone) };
}
