import type { ColumnType, Generated } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Recorded } from '../../records/history.ts';
import { linesOf, type Source } from '../../records/sources.ts';
import { stages, type LearningEvent, type Rearrangement } from './event.ts';
import { sessionLines } from './when.ts';

interface EventTable {
  id: string;
  project_id: string;
  number: number | null;
  ends_on: PartialDate | null;
  starts_at: ColumnType<Date | null, Date | null, Date | null>;
  ends_at: ColumnType<Date | null, Date | null, Date | null>;
  zone: string | null;
  place: string;
  web_address: string;
  mode: LearningEvent['mode'];
  stage: number | null;
  topics: string[];
  description: string;
  conclusions: string;
  sources: ColumnType<Source[], string, string>;
  rearranged: ColumnType<Rearrangement | null, string | null, string | null>;
  /** Raised with each change that those who have the event in their calendar must hear of. */
  sequence: Generated<number>;
}

interface EventVisitorTable {
  project_id: string;
  event_id: string;
  partner_id: string;
}

declare module '../../kernel/db.ts' {
  interface Database {
    event: EventTable;
    event_visitor: EventVisitorTable;
  }
}

/** What of an event stands on its record. */
export function headOf(event: LearningEvent) {
  const { title, language, themes, state, kind: variety, host: partnerId, startsOn: happensOn } = event;
  return { title, language, themes, state, variety, partnerId, happensOn };
}

/** What of an event stands in its own table; who came stands in another. */
export function rowOf(event: LearningEvent) {
  const { moments } = event;
  return {
    number: event.number,
    ends_on: event.endsOn,
    starts_at: moments && new Date(moments.from),
    ends_at: moments?.to ? new Date(moments.to) : null,
    zone: moments?.zone ?? null,
    place: event.place,
    web_address: event.webAddress,
    mode: event.mode,
    stage: event.stage === null ? null : Number(event.stage),
    topics: [...event.topics],
    description: event.description,
    conclusions: event.conclusions,
    sources: JSON.stringify(event.sources),
    rearranged: event.rearranged && JSON.stringify(event.rearranged),
  };
}

type Own = Pick<
  EventTable,
  'number' | 'ends_on' | 'zone' | 'place' | 'web_address' | 'mode' | 'stage' | 'topics' | 'description' | 'conclusions'
> & {
  starts_at: Date | null;
  ends_at: Date | null;
  sources: Source[];
  rearranged: Rearrangement | null;
};

/** The fields of an event that its own table holds. */
export function eventPart(row: Own) {
  const { starts_at: from, ends_at: to, zone } = row;
  return {
    number: row.number,
    endsOn: row.ends_on,
    moments: from && zone ? { from: from.toISOString(), to: to?.toISOString() ?? null, zone } : null,
    place: row.place,
    webAddress: row.web_address,
    mode: row.mode,
    stage: stages.find((stage) => Number(stage) === row.stage) ?? null,
    topics: row.topics,
    description: row.description,
    conclusions: row.conclusions,
    sources: row.sources,
    rearranged: row.rearranged,
  };
}

/** What the history says of an event beside the head of its record, by the names of the form. */
export function said(event: LearningEvent): Record<string, Recorded> {
  const { title, language, themes, state, kind, host, startsOn, moments, sources, rearranged, ...own } = event;
  const timeIn = (at: LearningEvent['moments']) =>
    at && [at.from, at.to, at.zone].filter((part) => part !== null).join(' ');
  return {
    ...own,
    time: timeIn(moments),
    sources: linesOf(sources),
    rearrangement: rearranged?.note ?? null,
    plannedFor: timeIn(rearranged?.plannedFor?.moments ?? null) ?? rearranged?.plannedFor?.startsOn ?? null,
    sessions: sessionLines(event),
  };
}
