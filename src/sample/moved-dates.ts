import { addMonths, readPartialDate, type PartialDate } from '../kernel/dates.ts';

const dated = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?:T\d{2}:\d{2})?$/;

/** The same data with every date moved by the whole months between two days. */
export function moveDates<Data>(data: Data, from: string, to: string): Data {
  const months = monthsOf(to) - monthsOf(from);
  return months === 0 ? data : (moved(data, months) as Data);
}

function monthsOf(day: string): number {
  const [year, month] = day.split('-');
  return Number(year) * 12 + Number(month);
}

function moved(data: unknown, months: number): unknown {
  if (typeof data === 'string') return dated.test(data) ? movedDate(data, months) : data;
  if (Array.isArray(data)) return data.map((one) => moved(one, months));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, moved(value, months)]));
}

function movedDate(text: string, months: number): string {
  const [day = '', time] = text.split('T');
  const date: PartialDate | null = readPartialDate(day);
  if (date === null) return text;
  return [addMonths(date, months), ...(time === undefined ? [] : [time])].join('T');
}
