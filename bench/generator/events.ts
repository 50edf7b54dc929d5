import type { LearningEvent } from '../../src/features/events/index.ts';
import type { Lesson } from '../../src/features/lessons/index.ts';
import { day, lastMoment, type MadeProject, type Making } from './making.ts';
import type { MadePartner } from './partners.ts';
import type { Tied } from './practices.ts';
import type { MadeEvent } from './ties.ts';

const eventKinds = [
  'kick-off',
  'thematic-event',
  'study-visit',
  'import-workshop',
  'regional-event',
  'steering-group',
  'training',
  'final-conference',
] as const satisfies readonly LearningEvent['kind'][];
const zones = ['Europe/Rome', 'Europe/Stockholm', 'Europe/Tallinn', 'Europe/Budapest', 'Europe/Dublin'];

function momentsOn(day: string, zone: string): LearningEvent['moments'] {
  return { from: `${day}T08:00:00Z`, to: `${day}T15:30:00Z`, zone };
}

/** Makes a learning event, with who came. */
export function makeEvent(
  making: Making,
  project: MadeProject,
  partners: readonly MadePartner[],
  number: number,
): MadeEvent {
  const { chance, rows } = making;
  const host = chance.in100(92) ? chance.pick(partners) : null;
  const language = host?.language ?? 'en';
  const kind = chance.pick(eventKinds);
  const at = project.from + Math.floor((project.to - project.from) * chance.below(1000)) / 1000;
  const start = at + 30 * day;
  const startsOn = making.date(start) as LearningEvent['startsOn'];
  const isDay = startsOn?.length === 10;
  const zone = chance.pick(zones);
  const moments = isDay && chance.in100(60) ? momentsOn(startsOn, zone) : null;
  const [description, conclusions] = [making.text(language, chance.between(1, 4), 30), making.text(language, 2, 50)];
  const title = making.title(language);
  const visitors = chance.some(partners, 6).filter((partner) => partner !== host);
  const past = chance.pick(['held', 'held', 'held', 'held', 'moved-online', 'cancelled'] as const);
  const state = start > lastMoment ? 'planned' : past;
  const event = {
    title: title.text,
    language,
    kind,
    state,
    number: chance.in100(50) ? chance.between(1, 9) : null,
    startsOn,
    endsOn: null,
    moments,
    host: host?.id ?? null,
    place: chance.in100(80) ? making.city() : '',
    webAddress: chance.in100(30) ? 'https://event.example/' : '',
    mode: chance.pick(['on-site', 'online', 'hybrid', 'unknown'] as const),
    stage: chance.in100(60) ? chance.pick(['1', '2', '3', '4', '5'] as const) : null,
    themes: making.themes(),
    topics: Array.from({ length: chance.below(4) }, () => making.title(language).text),
    description: description.text,
    conclusions: conclusions.text,
    visitors: visitors.map((partner) => partner.id),
    sources: [],
    rearranged: null,
  } satisfies LearningEvent;
  const isPublished = chance.in100(97);
  const head = {
    kind: 'event',
    title,
    language,
    state,
    variety: kind,
    themes: event.themes,
    partnerId: event.host,
    happensOn: startsOn,
    at: Math.min(at, lastMoment - day),
  } as const;
  const id = making.record(
    project,
    {
      ...head,
      country: host?.country ?? null,
      words: [description, conclusions],
      content: isPublished ? event : null,
      changes: making.changes(language, 30),
    },
    number,
  );
  rows.add('event', {
    id,
    project_id: project.id,
    number: event.number,
    ends_on: null,
    ...timesOf(moments),
    place: event.place,
    web_address: event.webAddress,
    mode: event.mode,
    stage: event.stage,
    topics: event.topics,
    description: event.description,
    conclusions: event.conclusions,
    sources: '[]',
  });
  for (const visitor of event.visitors) {
    rows.add('event_visitor', { project_id: project.id, event_id: id, partner_id: visitor });
  }
  return { id, partnerId: event.host, isOpen: isPublished && project.isPublic, kind };
}

function timesOf(moments: LearningEvent['moments']) {
  return { starts_at: moments?.from ?? null, ends_at: moments?.to ?? null, zone: moments?.zone ?? null };
}

/** Makes a lesson that somebody took home. */
export function makeLesson(making: Making, project: MadeProject, learner: MadePartner, number: number): Tied {
  const { language } = learner;
  const title = making.text(language, 1);
  const description = making.text(language, 2, 30);
  const lesson: Lesson = {
    title: title.text.slice(0, 200),
    language,
    description: description.text,
    themes: making.themes(),
    learner: learner.id,
    sources: [],
  };
  const at = project.from + making.chance.between(60, 1200) * day;
  const head = {
    kind: 'lesson',
    title,
    language,
    themes: lesson.themes,
    partnerId: learner.id,
    happensOn: making.date(at),
    at,
  } as const;
  const id = making.record(
    project,
    { ...head, country: learner.country, words: [description], content: lesson, changes: making.changes(language, 8) },
    number,
  );
  making.rows.add('lesson', { id, project_id: project.id, description: lesson.description, sources: '[]' });
  return { id, partnerId: learner.id, isOpen: project.isPublic };
}
