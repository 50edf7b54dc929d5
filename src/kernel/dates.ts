/**
 * A date as exactly as it is known: `2019`, `2019-10`, `2019-10-03`, or a window between two of these,
 * `2021-02..2021-07`, when no more is known than that it lies between them. Written so that text order is
 * time order.
 */
export type PartialDate = string & { readonly partialDate: unique symbol };

const one = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export interface DateParts {
  year: number;
  month: number | null;
  day: number | null;
}

function readOne(text: string): DateParts | null {
  const match = one.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  const parts = { year: Number(year), month: month ? Number(month) : null, day: day ? Number(day) : null };
  const moment = new Date(Date.UTC(parts.year, (parts.month ?? 1) - 1, parts.day ?? 1));
  const exists = moment.getUTCMonth() === (parts.month ?? 1) - 1 && moment.getUTCDate() === (parts.day ?? 1);
  return exists && parts.year >= 1900 && parts.year < 2200 ? parts : null;
}

/** Reads a date as typed or stored; null when there is no such date. */
export function readPartialDate(text: string): PartialDate | null {
  const ends = text.trim().split('..');
  if (ends.length > 2 || ends.some((end) => readOne(end) === null)) return null;
  if (ends.length === 2 && String(ends[0]) > String(ends[1])) return null;
  return ends.join('..') as PartialDate;
}

/** One part for a date, two for a window. */
export function partsOfDate(date: PartialDate): DateParts[] {
  return date.split('..').flatMap((end) => readOne(end) ?? []);
}

/** First and last day a partial date may mean, as `YYYY-MM-DD`. */
export function boundsOfDate(date: PartialDate): { first: string; last: string } {
  const parts = partsOfDate(date);
  const start = parts[0];
  const end = parts.at(-1);
  if (!start || !end) throw new Error(`not a date: ${date}`);
  const first = dayText(start.year, start.month ?? 1, start.day ?? 1);
  const lastMonth = end.month ?? 12;
  const lastDay = end.day ?? new Date(Date.UTC(end.year, lastMonth, 0)).getUTCDate();
  return { first, last: dayText(end.year, lastMonth, lastDay) };
}

/** Whether an end lies before the beginning for sure; a date that is not known contradicts nothing. */
export function endsBefore(start: PartialDate | null, end: PartialDate | null): boolean {
  return start !== null && end !== null && boundsOfDate(end).last < boundsOfDate(start).first;
}

function dayText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment at a place, `YYYY-MM-DD`. */
export function dayAt(moment: Date, zone: string): PartialDate {
  const format = dayFormats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  dayFormats.set(zone, format);
  return format.format(moment) as PartialDate;
}

/** A date moved by whole months, keeping its precision; the last day of a month stays one. Not for windows. */
export function addMonths(date: PartialDate, months: number): PartialDate {
  const parts = partsOfDate(date)[0];
  if (!parts) throw new Error(`not a date: ${date}`);
  const index = parts.year * 12 + (parts.month ?? 1) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  if (parts.month === null) return String(year) as PartialDate;
  if (parts.day === null) return dayText(year, month, 1).slice(0, 7) as PartialDate;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dayText(year, month, Math.min(parts.day, lastDay)) as PartialDate;
}
