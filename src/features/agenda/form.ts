import {
  asTyped,
  choice,
  date,
  form,
  longText,
  references,
  text,
  webAddress,
  type Problem,
  type Problems,
  type Typed,
  type ValuesOf,
} from '../../kernel/forms.ts';
import { languages, type Say } from '../../kernel/words.ts';
import { readTime } from '../events/index.ts';
import { sessionKinds, type SessionValues } from './session.ts';
import type words from './words.json';

export const sessionForm = form({
  day: date(),
  startTime: text(),
  endTime: text(),
  title: text({ required: true, limit: 200 }),
  kind: choice(sessionKinds, { required: true, control: 'radio' }),
  speakers: text({ limit: 300 }),
  place: text({ limit: 200 }),
  webAddress: webAddress(),
  practices: references(),
  description: longText({ limit: 1500 }),
  readers: choice(['everybody', 'project'], { required: true, control: 'radio' }),
  language: choice(languages, { required: true }),
});

export type SessionTyped = ValuesOf<(typeof sessionForm)['fields']>;

/** What does not fit together although each field is right by itself. */
export function problemsBetween(typed: SessionTyped, say: Say<typeof words>): Problems {
  const wrong = (isWrong: boolean, field: string, key: keyof typeof words): Record<string, Problem> =>
    isWrong ? { [field]: { key: 'wrong', text: say(key) } } : {};
  const { day, startTime, endTime } = typed;
  const [start, end] = [readTime(startTime), readTime(endTime)];
  const isReadable = (time: string) => time === '' || readTime(time) !== null;
  return {
    ...wrong(start !== null && end !== null && end < start, 'endTime', 'problem.endsBefore'),
    ...wrong(endTime !== '' && startTime === '', 'startTime', 'problem.endTimeOnly'),
    ...wrong(!isReadable(startTime), 'startTime', 'problem.time'),
    ...wrong(!isReadable(endTime), 'endTime', 'problem.time'),
    ...wrong(day === null && (startTime !== '' || endTime !== ''), 'day', 'problem.timeWithoutDay'),
    ...wrong(day !== null && day.length !== 10, 'day', 'problem.day'),
  };
}

/** The session that a form without problems tells. */
export function sessionFrom({ startTime, endTime, readers, ...own }: SessionTyped): SessionValues {
  return { ...own, starts: readTime(startTime), ends: readTime(endTime), isPublic: readers === 'everybody' };
}

/** A session as the form shows it. */
export function typedOf({ starts, ends, isPublic, ...own }: Partial<SessionValues>): Typed {
  return asTyped({ ...own, startTime: starts, endTime: ends, readers: isPublic === false ? 'project' : 'everybody' });
}
