import { outsideAddress } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Reader } from '../../kernel/reader.ts';
import { wholeAddress } from '../../layout/letter.ts';
import { readTexts } from '../../layout/translation/index.ts';
import { recordAddress, type Face } from '../../records/kinds.ts';
import type { Texts } from '../../records/texts.ts';
import type { Settings } from '../../settings.ts';
import { eventWhen, eventWords, type LearningEvent } from '../events/index.ts';
import type { Entry, EntryTime } from './entry.ts';
import words from './words.json' with { type: 'json' };

/** An event as a calendar gets it, with what its page would show beside it. */
export interface CalendarEvent {
  readonly id: string;
  readonly slug: string | null;
  readonly face: Face;
  readonly value: LearningEvent;
  readonly texts: Texts;
  readonly sequence: number;
  readonly changedAt: Date;
  readonly project: { readonly slug: string; readonly acronym: string };
}

// What is not published yet may still change.
const whatStands = { public: 'CONFIRMED', workspace: 'TENTATIVE' } as const;

/** When it stands in a calendar; null while no more is known than a month. */
export function timeOf({ startsOn, endsOn, moments }: LearningEvent): EntryTime | null {
  if (moments) return moments;
  if (startsOn === null || !isDay(startsOn)) return null;
  return { firstDay: startsOn, lastDay: endsOn !== null && isDay(endsOn) && endsOn > startsOn ? endsOn : startsOn };
}

function isDay(date: PartialDate): boolean {
  return date.length === 10;
}

/** The entry of an event in the reader's language; null while its day is not known. */
export function entryOf(reader: Reader, settings: Settings, event: CalendarEvent): Entry | null {
  const { value, project } = event;
  const time = timeOf(value);
  if (time === null) return null;
  const say = reader.say(words);
  const title = say('entry.title', { title: titleOf(reader, event), project: project.acronym });
  const isCancelled = value.state === 'cancelled';
  return {
    uid: event.id,
    sequence: event.sequence,
    changedAt: event.changedAt,
    status: isCancelled ? 'CANCELLED' : whatStands[event.face],
    // Many calendars pass over the status.
    title: isCancelled ? say('entry.cancelled', { title }) : title,
    category: reader.say(eventWords)(`choice.variety.${value.kind}`),
    description: descriptionOf(reader, settings, event),
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
  const { moments, place, state, webAddress } = value;
  const description = readTexts(reader, value.language, texts).line('description', value.description).text;
  const parts = [
    state === 'moved-online' && place !== '' ? say('entry.wasPlannedAt', { place }) : '',
    moments ? say('entry.atPlace', { when: eventWhen(reader, value) ?? '' }) : '',
    description,
    webAddress,
    pageOf(settings, event),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
