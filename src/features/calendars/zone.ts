import { component, line, type ContentLine } from './content-lines.ts';

/** What a calendar program must know of a zone to tell the moments from the first to the last. */
export function zoneComponent(zone: string, first: string, last: string): ContentLine[] {
  const end = Temporal.Instant.from(last);
  const changes = changesBefore(Temporal.Instant.from(first).toZonedDateTimeISO(zone));
  const observances = changes.flatMap(changeOf);
  let change = Temporal.Instant.from(first).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (change !== null && Temporal.Instant.compare(change.toInstant(), end) <= 0) {
    observances.push(...changeOf(change));
    change = change.getTimeZoneTransition('next');
  }
  if (!changes.some((one) => !isForward(one))) {
    // The clocks were never set back before, as far as computers reach: as it was from then on.
    const { offset } = changes[0] ? justBefore(changes[0]) : Temporal.Instant.from(first).toZonedDateTimeISO(zone);
    observances.unshift(...observance('STANDARD', '19700101T000000', offset, offset));
  }
  return component('VTIMEZONE', [line('TZID', zone), ...observances]);
}

/** The moment as the clocks at the place show it. Null where they show it twice: only UTC tells it to every reader. */
export function localTime(moment: string, zone: string): string | null {
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDateTime();
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(zone, { disambiguation }),
  );
  return first && second?.equals(first) ? compact(local) : null;
}

/** A moment in UTC: `20260503T090000Z`. */
export function utcTime(moment: string | Date): string {
  const iso = typeof moment === 'string' ? Temporal.Instant.from(moment).toString() : moment.toISOString();
  return `${iso.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** The changes that lead to a moment, back to one to standard time: some programs cannot do without. */
function changesBefore(moment: Temporal.ZonedDateTime): Temporal.ZonedDateTime[] {
  const changes: Temporal.ZonedDateTime[] = [];
  let change = moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  while (change !== null && change.epochMilliseconds > 0) {
    changes.unshift(change);
    if (!isForward(change)) break;
    change = change.getTimeZoneTransition('previous');
  }
  return changes;
}

function justBefore(change: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return change.subtract({ nanoseconds: 1 });
}

function isForward(change: Temporal.ZonedDateTime): boolean {
  return change.offsetNanoseconds > justBefore(change).offsetNanoseconds;
}

function changeOf(change: Temporal.ZonedDateTime): ContentLine[] {
  const before = justBefore(change);
  // The clocks' last time before they changed.
  const onset = change.toInstant().toZonedDateTimeISO(before.offset).toPlainDateTime();
  return observance(isForward(change) ? 'DAYLIGHT' : 'STANDARD', compact(onset), before.offset, change.offset);
}

function observance(name: 'STANDARD' | 'DAYLIGHT', onset: string, from: string, to: string): ContentLine[] {
  const offset = (text: string) => text.replaceAll(':', '');
  return component(name, [
    line('DTSTART', onset),
    line('TZOFFSETFROM', offset(from)),
    line('TZOFFSETTO', offset(to)),
    line('TZNAME', `UTC${to}`),
  ]);
}

function compact(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}
