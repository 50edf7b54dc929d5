import { no, yes, type Answer } from '../../kernel/answers.ts';
import { dayAt, type PartialDate } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import { daysOf, zoneOf, type LearningEvent } from '../events/index.ts';
import type { Needs, Registration } from '../guests/index.ts';
import words from './words.json' with { type: 'json' };

/** A guest as hosts see them: what they need while that is kept, and on which days they were there. */
export interface ListedGuest extends Registration, Needs {
  /** Day → present or absent; a day of which nothing was said is not in it. */
  readonly days: ReadonlyMap<string, boolean>;
}

/** The day of the event that it is now at its place; null on other days. */
export function presentDay(event: LearningEvent, now: Date): PartialDate | null {
  const today = dayAt(now, zoneOf(event));
  return daysOf(event).find((day) => day === today) ?? null;
}

/** The day that a list begins with: today, else the last that is over, else the first. */
export function dayToShow(event: LearningEvent, now: Date, asked: string | undefined): PartialDate | null {
  const days = daysOf(event);
  const today = dayAt(now, zoneOf(event));
  return days.find((day) => day === asked) ?? days.findLast((day) => day <= today) ?? days[0] ?? null;
}

/** Whether it can be said who was there on a day: it is one of the event, and has begun at its place. */
export function mayMark(event: LearningEvent, day: string, now: Date, reader: Reader): Answer {
  const say = reader.say(words);
  if (!daysOf(event).some((one) => one === day)) return no(say('rule.noDay'));
  return day <= dayAt(now, zoneOf(event)) ? yes : no(say('rule.tooEarly'));
}
