import ICAL from 'ical.js';
import { most, NotTaken } from './imported.ts';

/** One time at which something happens, with the component that tells of it. */
export interface Occurrence {
  readonly item: ICAL.Component;
  readonly start: ICAL.Time;
  readonly end: ICAL.Time | null;
  /** Tells it from the others that repeat; empty when it happens once. */
  readonly name: string;
}

// What can be counted out for sure: every so many days, weeks, months or years. Finer rules are read in too many ways.
const simple: Readonly<Record<string, readonly string[]>> = {
  DAILY: [],
  WEEKLY: ['BYDAY'],
  MONTHLY: ['BYDAY', 'BYMONTHDAY'],
  YEARLY: ['BYMONTH', 'BYMONTHDAY'],
};

/** When something happens: once, or each time it repeats, those that were moved at their new time. */
export function occurrencesOf(part: ICAL.Component, exceptions: readonly ICAL.Component[]): Occurrence[] {
  const event = new ICAL.Event(part, { strictExceptions: true, exceptions: [] });
  if (!part.hasProperty('dtstart')) throw new NotTaken('refused.noStart');
  if (part.hasProperty('exrule')) throw new NotTaken('refused.rule');
  for (const one of [part, ...exceptions]) mustBeShort(one);
  const rules = part.getAllProperties('rrule');
  if (rules.length === 0 && !part.hasProperty('rdate')) {
    const own = part.getFirstPropertyValue('recurrence-id');
    return [{ item: part, start: event.startDate, end: endOf(event), name: own === null ? '' : String(own) }];
  }
  if (rules.length > 1) throw new NotTaken('refused.rule');
  for (const rule of rules) mustBeSimple(rule.getFirstValue() as ICAL.Recur, event.startDate);
  for (const exception of exceptions) event.relateException(exception);
  const counted = countedOut(event);
  const first = event.startDate;
  // Where further dates are named without a rule, the first one is one of them.
  const hasFirst = rules.length > 0 || counted.some(({ name }) => name === String(first));
  return hasFirst ? counted : [{ item: part, start: first, end: endOf(event), name: String(first) }, ...counted];
}

// The package's own types of this one lead nowhere.
interface Details {
  readonly item: ICAL.Event;
  readonly startDate: ICAL.Time;
  readonly endDate: ICAL.Time | null;
  readonly recurrenceId: ICAL.Time;
}

function countedOut(event: ICAL.Event): Occurrence[] {
  const occurrences: Occurrence[] = [];
  const each = event.iterator();
  for (let next = each.next(); next; next = each.next()) {
    if (occurrences.length === most.repeats) throw new NotTaken('refused.often', { most: most.repeats });
    const { item, startDate: start, endDate: end, recurrenceId } = event.getOccurrenceDetails(next) as Details;
    occurrences.push({ item: item.component, start, end, name: String(recurrenceId) });
  }
  if (occurrences.length === 0) throw new NotTaken('refused.never');
  return occurrences;
}

/** Adding up a duration of millions of years takes as long as it sounds. */
function mustBeShort(part: ICAL.Component): void {
  const given = part.getFirstPropertyValue('duration');
  if (given === null) return;
  const duration = given as ICAL.Duration;
  if (!(Math.abs(duration.toSeconds()) <= 366 * 86_400)) throw new NotTaken('refused.long');
}

function endOf(event: ICAL.Event): ICAL.Time | null {
  const { component } = event;
  return component.hasProperty('dtend') || component.hasProperty('duration') ? event.endDate : null;
}

function mustBeSimple(rule: ICAL.Recur, start: ICAL.Time): void {
  const allowed = simple[rule.freq];
  if (!allowed) throw new NotTaken('refused.rule');
  if (!rule.isFinite()) throw new NotTaken('refused.endless');
  const parts: Readonly<Record<string, readonly (string | number)[] | undefined>> = rule.parts;
  const isOther = Object.keys(parts).some((name) => !allowed.includes(name));
  // The last days of a month are not in each of them.
  const days = [
    ...(parts['BYMONTHDAY'] ?? []),
    ...(rule.freq === 'MONTHLY' || rule.freq === 'YEARLY' ? [start.day] : []),
  ];
  if (isOther || (parts['BYDAY'] && parts['BYMONTHDAY']) || days.some((day) => Math.abs(Number(day)) > 28)) {
    throw new NotTaken('refused.rule');
  }
  const fifths = (parts['BYDAY'] ?? []).some((day) => /^[+-]?(?:5|[6-9]|\d\d)/.test(String(day)));
  if (fifths) throw new NotTaken('refused.rule');
}
