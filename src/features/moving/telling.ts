import { newReader, type Reader } from '../../kernel/reader.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { LetterParts } from '../../layout/letter.ts';
import { reachedBy } from '../../records/members.ts';
import { notify } from '../../records/notices.ts';
import { textsOf } from '../../records/texts.ts';
import { calendarParts, ofWorkspace, titleOf, type CalendarEvent } from '../calendars/index.ts';
import { eventWhen, spanIn, type LearningEvent, type ScheduledEvent, zoneOf } from '../events/index.ts';
import { guestsToTell, sendToGuest, type GuestToTell } from '../guests/index.ts';
import words from './words.json' with { type: 'json' };

/** Who hears of a change: guests by letter, members of the cities concerned by a notice. */
export interface Hearers {
  readonly guests: readonly GuestToTell[];
  readonly members: readonly string[];
}

export async function hearersOf(scope: ProjectScope, { head, value }: ScheduledEvent): Promise<Hearers> {
  const cities = [value.host, ...value.visitors];
  const members = await reachedBy(scope, (_role, partner) => partner === null || cities.includes(partner));
  return {
    guests: await guestsToTell(scope, head.id),
    members: members.map(({ id }) => id).filter((id) => id !== scope.who.person.id),
  };
}

/** An event as the calendars of guests get it. */
export async function calendarEvent(scope: ProjectScope, event: ScheduledEvent): Promise<CalendarEvent> {
  const own = ofWorkspace(scope.project, event, await textsOf(scope, event.head.id));
  return { ...own, face: 'public', changedAt: scope.now };
}

/** Writes to every guest, in their language, what became of the event, and lets their calendars follow. */
export async function tellEverybody(
  scope: ProjectScope,
  { guests, members }: Hearers,
  before: CalendarEvent,
  event: CalendarEvent,
): Promise<void> {
  await notify(scope, members, event.id, event.value.state === 'cancelled' ? 'event-cancelled' : 'event-moved-online');
  for (const guest of guests) {
    const reader = newReader(guest.language, zoneOf(event.value));
    const isComing = guest.state === 'confirmed';
    await sendToGuest(scope, guest, {
      ...letterTexts(reader, event, guest.name),
      label: reader.say(words)('letter.link'),
      // Whoever waits or has not answered has nothing in their calendar.
      calendars: isComing ? calendarParts(scope, reader, event, { ...guest, before }) : [],
    });
  }
}

/** What the letter says, in the reader's language; the times are those of the event's zone. */
export function letterTexts(
  reader: Reader,
  event: CalendarEvent,
  name: string,
): Pick<LetterParts, 'subject' | 'before' | 'after'> {
  const say = reader.say(words);
  const { value } = event;
  const title = titleOf(reader, event);
  const greeting = name === '' ? say('letter.hello') : say('letter.greeting', { name });
  const note = value.rearranged?.note ?? '';
  const when = eventWhen(reader, value) ?? '';
  if (value.state === 'cancelled') {
    const before = [greeting, say('letter.cancelled.text', { title }), when, note];
    return {
      subject: say('letter.cancelled.subject', { title }),
      before: before.filter(Boolean),
      after: [say('letter.cancelled.after')],
    };
  }
  const text =
    value.place === ''
      ? say('letter.moved.text', { title })
      : say('letter.moved.fromPlace', { title, place: value.place });
  const before = [greeting, text, note, timetable(reader, value, when)];
  return {
    subject: say('letter.moved.subject', { title }),
    before: before.filter(Boolean),
    after: [say('letter.moved.after')],
  };
}

/** When it is and where it is joined: one line, or a line for each session. */
function timetable(reader: Reader, { rearranged, moments, webAddress }: LearningEvent, when: string): string {
  const sessions = rearranged?.sessions ?? [];
  if (!moments || sessions.length === 0) return [when, webAddress].filter(Boolean).join('\n');
  const there = newReader(reader.language, moments.zone);
  return [when, ...sessions.map((session) => `${spanIn(there, session)} ${session.webAddress || webAddress}`)].join(
    '\n',
  );
}
