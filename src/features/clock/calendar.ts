import { addMonths, partsOfDate, type PartialDate } from '../../kernel/dates.ts';

/** An end moved by months; one that is the last day of a month stays one. */
export function laterEnd(end: PartialDate, months: number): PartialDate {
  return before(addMonths(after(end), months));
}

/** Months since the year 0. */
export function monthOf(date: PartialDate): number {
  const parts = partsOfDate(date).at(-1);
  if (!parts) throw new Error(`not a date: ${date}`);
  return parts.year * 12 + (parts.month ?? 12) - 1;
}

const isDay = (date: PartialDate) => date.length === 10;

/** The day, or the month, that follows. */
export function after(date: PartialDate): PartialDate {
  return isDay(date) ? addDays(date, 1) : addMonths(date, 1);
}

/** The day, or the month, that comes before. */
export function before(date: PartialDate): PartialDate {
  return isDay(date) ? addDays(date, -1) : addMonths(date, -1);
}

/** A day so many days later. */
export function addDays(day: string, days: number): PartialDate {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10) as PartialDate;
}
