import { blankEvent, createEvent, needEvent, publishEvent, type LearningEvent } from '../features/events/index.ts';
import { createLesson, needLesson, publishLesson } from '../features/lessons/index.ts';
import { sourcesOf } from './data-files.ts';
import type { EventData, LessonData } from './network.ts';
import { idOf, idOrNull, keep, on, type Stage } from './stage.ts';

/** Makes the events, and with each what was learnt there. */
export async function loadEvents(stage: Stage): Promise<void> {
  for (const data of stage.network.events) {
    const scope = on(stage, data.day, data.host);
    const made = await createEvent(scope, eventOf(stage, data));
    await keep(stage, scope, data, made);
    await publishEvent(scope, await needEvent(scope, made.slug));
    for (const lesson of data.lessons ?? []) await loadLesson(stage, data, lesson);
  }
}

function eventOf(stage: Stage, data: EventData): LearningEvent {
  const { title, kind, state, startsOn, endsOn, place, mode, stage: number, topics, description } = data;
  return {
    ...blankEvent,
    ...{ title, kind, state, startsOn, endsOn, place, mode, stage: number, topics, description },
    language: data.language ?? 'en',
    number: data.number ?? null,
    moments: momentsOf(data),
    rearranged: rearrangedOf(data),
    host: idOrNull(stage, data.host),
    webAddress: data.webAddress ?? '',
    themes: data.themes ?? [],
    conclusions: data.conclusions ?? '',
    visitors: (data.visitors ?? []).map((visitor) => idOf(stage, visitor)),
    sources: sourcesOf(stage.network, data.sources),
  };
}

function momentsOf({ startsAt, endsAt, zone }: EventData): LearningEvent['moments'] {
  if (startsAt === undefined || zone === undefined) return null;
  return { from: momentIn(zone, startsAt), to: endsAt === undefined ? null : momentIn(zone, endsAt), zone };
}

function rearrangedOf({ rearranged, zone = 'UTC' }: EventData): LearningEvent['rearranged'] {
  if (!rearranged) return null;
  const sessions = (rearranged.sessions ?? []).map(({ from, to, webAddress = '' }) => ({
    ...{ from: momentIn(zone, from), to: momentIn(zone, to), webAddress },
  }));
  return { note: rearranged.note, plannedFor: null, sessions };
}

function momentIn(zone: string, at: string): string {
  return Temporal.PlainDateTime.from(at).toZonedDateTime(zone).toInstant().toString();
}

async function loadLesson(stage: Stage, event: EventData, data: LessonData): Promise<void> {
  const scope = on(stage, event.day, data.partner);
  const { title, description, themes, reason } = data;
  const lesson = {
    ...{ title, description, themes },
    language: data.language ?? 'en',
    learner: idOf(stage, data.partner),
    sources: sourcesOf(stage.network, data.sources ?? event.sources),
  };
  const made = await createLesson(scope, lesson, { event: idOf(stage, event.key), practice: null, reason });
  await keep(stage, scope, data, made);
  await publishLesson(scope, await needLesson(scope, made.slug));
}
