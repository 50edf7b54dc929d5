import type { CalendarPart } from '../../kernel/mail-sender.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import { invitationFile } from './calendar-file.ts';
import { entriesOf, type CalendarEvent } from './event-entry.ts';

/** Who gets the letter, and what was in their calendar before. */
export interface Invited {
  readonly name: string;
  readonly email: string;
  /** The event as it was told them last; what is not in it any more is taken out of their calendar. */
  readonly before: CalendarEvent | null;
}

/**
 * What a letter brings into somebody's calendar: each session of an event, or what takes it out again when it was
 * called off. Each part holds one entry, as RFC 5546 wants it.
 */
export function calendarParts(
  scope: SystemScope,
  reader: Reader,
  event: CalendarEvent,
  { name, email, before }: Invited,
): CalendarPart[] {
  const { settings } = scope.tools;
  const between = {
    organizer: { name: scope.project.acronym, email: mailAddressIn(settings.mailFrom) },
    attendee: { name: name === '' ? email : name, email },
    at: scope.now,
  };
  const entries = entriesOf(reader, settings, event);
  const isKept = new Set(entries.map(({ uid }) => uid));
  const gone = (before ? entriesOf(reader, settings, before) : []).filter(({ uid }) => !isKept.has(uid));
  return [
    ...entries.map((entry) => ({ entry, isOff: entry.status === 'CANCELLED' })),
    ...gone.map((entry) => ({
      entry: { ...entry, sequence: event.sequence, status: 'CANCELLED' as const },
      isOff: true,
    })),
  ].map(({ entry, isOff }) => {
    const method = isOff ? 'CANCEL' : 'REQUEST';
    return { method, text: invitationFile(entry, { method, ...between }) };
  });
}

/** The address in `Uptake <uptake@localhost>`. */
function mailAddressIn(sender: string): string {
  return /<([^>]+)>\s*$/.exec(sender)?.[1] ?? sender;
}
