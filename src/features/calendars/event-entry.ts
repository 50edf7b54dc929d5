import { outsideAddress } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import { wholeAddress } from '../../layout/letter.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { recordAddress, type Face } from '../../records/kinds.ts';
import type { Texts } from '../../records/texts.ts';
import type { Settings } from '../../settings.ts';
import { eventWhen, eventWords, type LearningEvent, type ScheduledEvent } from '../events/index.ts';
import type { Entry, EntryTime } from './entry.ts';
import words from './words.json' with { type: 'json' };

/** An event as a calendar gets it, with what its page would show beside it. */
export interface CalendarEvent {
  readonly id: string;
  readonly slug: string | null;
  /** Where its page is. */
  readonly face: Face;
  /** What has no public page yet may still change. */
  readonly isPublic: boolean;
  readonly value: LearningEvent;
  readonly texts: Texts;
  readonly sequence: number;
  readonly changedAt: Date;
  readonly project: { readonly slug: string; readonly acronym: string };
}

/** An event of the workspace, as calendars of members get it. */
export function ofWorkspace(
  project: CalendarEvent['project'],
  { head, value, sequence }: ScheduledEvent,
  texts: Texts = {},
): CalendarEvent {
  const { id, slug, changedAt, publishedAt } = head;
  return {
    ...{ id, slug, face: 'workspace', isPublic: publishedAt !== null, value, texts },
    ...{ sequence, changedAt, project },
  };
}

/** When it stands in a calendar; null while no more is known than a month. */
export function timeOf({ startsOn, endsOn, moments }: LearningEvent): EntryTime | null {
  if (moments) return moments;
  if (startsOn === null || !isDay(startsOn)) return null;
  return { firstDay: startsOn, lastDay: endsOn !== null && isDay(endsOn) && endsOn > startsOn ? endsOn : startsOn };
}

function isDay(date: PartialDate): boolean {
  return date.length === 10;
}

/** The entries of an event in the reader's language: one, or one for each session; none while its day is not known. */
export function entriesOf(reader: Reader, settings: Settings, event: CalendarEvent): Entry[] {
  const { value } = event;
  const time = timeOf(value);
  if (time === null) return [];
  const sessions = value.rearranged?.sessions ?? [];
  if (sessions.length === 0 || !('zone' in time)) return [entryOf(reader, settings, event, { time })];
  return sessions.map(({ from, to, webAddress }, index) =>
    entryOf(reader, settings, event, {
      time: { from, to, zone: time.zone },
      session: { number: index + 1, of: sessions.length, webAddress },
    }),
  );
}

/** The first session goes on from what stood in calendars before there were several. */
export function sessionUid(eventId: string, number: number): string {
  return number === 1 ? eventId : `${eventId}-${number}`;
}

interface Part {
  readonly time: EntryTime;
  readonly session?: { readonly number: number; readonly of: number; readonly webAddress: string };
}

function entryOf(reader: Reader, settings: Settings, event: CalendarEvent, { time, session }: Part): Entry {
  const { project } = event;
  const say = reader.say(words);
  const value = session?.webAddress ? { ...event.value, webAddress: session.webAddress } : event.value;
  const own = titleOf(reader, event);
  const isCancelled = value.state === 'cancelled';
  const standing = event.isPublic ? 'CONFIRMED' : 'TENTATIVE';
  const title = say('entry.title', {
    title:
      session && session.of > 1 ? say('entry.session', { title: own, number: session.number, of: session.of }) : own,
    project: project.acronym,
  });
  return {
    uid: sessionUid(event.id, session?.number ?? 1),
    sequence: event.sequence,
    changedAt: event.changedAt,
    status: isCancelled ? 'CANCELLED' : standing,
    // Many calendars pass over the status.
    title: isCancelled ? say('entry.cancelled', { title }) : title,
    category: reader.say(eventWords)(`choice.variety.${value.kind}`),
    description: descriptionOf(reader, settings, { ...event, value }),
    time,
    place: placeOf(reader, value),
    webAddress: value.webAddress === '' ? null : outsideAddress(value.webAddress),
    page: pageOf(settings, event),
    isBusy: !isCancelled,
  };
}

/** What the event is called, in the reader's language where it was translated. */
export function titleOf(reader: Reader, { value, texts }: Pick<CalendarEvent, 'value' | 'texts'>): string {
  return readTexts(reader, value.language, texts).line('title', value.title).text;
}

function pageOf(settings: Settings, { face, project, slug }: CalendarEvent): string {
  return wholeAddress(settings, recordAddress(face, 'event', project.slug, slug));
}

function placeOf(reader: Reader, { state, mode, place, webAddress }: LearningEvent): string {
  const online = webAddress === '' ? reader.say(words)('entry.online') : webAddress;
  if (state === 'moved-online' || mode === 'online') return online;
  return place === '' ? webAddress : place;
}

function descriptionOf(reader: Reader, settings: Settings, event: CalendarEvent): string {
  const say = reader.say(words);
  const { value, texts } = event;
  const { moments, place, state, webAddress, rearranged } = value;
  const description = readTexts(reader, value.language, texts).line('description', value.description).text;
  const parts = [
    state === 'moved-online' || state === 'cancelled' ? (rearranged?.note ?? '') : '',
    state === 'moved-online' && place !== '' ? say('entry.wasPlannedAt', { place }) : '',
    moments ? say('entry.atPlace', { when: eventWhen(reader, value) ?? '' }) : '',
    description,
    webAddress,
    pageOf(settings, event),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
