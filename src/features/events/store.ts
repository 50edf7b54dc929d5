import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import type { Recorded } from '../../records/history.ts';
import { keepPartnersBeside } from '../../records/partners.ts';
import { countryOfPartner } from '../../records/published-value.ts';
import { publish } from '../../records/publishing.ts';
import {
  changeRecord,
  createRecord,
  headColumns,
  headsById,
  needHead,
  type RecordHead,
  type Stored,
} from '../../records/record.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import { isTheme } from '../../records/themes.ts';
import { eventKinds, eventStates, isRescheduled, type LearningEvent, type PublishedEvent } from './event.ts';
import { eventPart, headOf, rowOf, said } from './tables.ts';

/** An event of the workspace with the head of its record. */
export type StoredEvent = Stored<LearningEvent>;

/** The same with how often it was rescheduled. */
export interface ScheduledEvent extends StoredEvent {
  readonly sequence: number;
}

const visiting = { table: 'event_visitor', record: 'event_id' } as const;

/** The learning event of this project at an address; NotFound when there is none. */
export async function needEvent(scope: ProjectScope, slug: string): Promise<ScheduledEvent> {
  const head = await needHead(scope, 'event', slug);
  const [event] = await withOwnParts(scope, [head]);
  if (!event) throw new NotFound();
  return event;
}

/** Everything that happens in a project, or what partners host or visit. */
export async function scheduledEvents(
  scope: SystemScope,
  partners: 'of everybody' | readonly string[],
): Promise<ScheduledEvent[]> {
  let query = scope.db
    .selectFrom('record')
    .select(headColumns)
    .where('project_id', '=', scope.project.id)
    .where('kind', '=', 'event')
    .where('erased_at', 'is', null);
  if (partners !== 'of everybody') {
    query = query.where((where) =>
      where.or([
        where('partner_id', '=', sql<string>`any(${[...partners]}::uuid[])`),
        where('id', 'in', (of) =>
          of
            .selectFrom('event_visitor')
            .select('event_id')
            .where('partner_id', '=', sql<string>`any(${[...partners]}::uuid[])`),
        ),
      ]),
    );
  }
  return withOwnParts(scope, await query.orderBy('id').execute());
}

/** Heads of events with what stands beside them. */
async function withOwnParts(scope: Scope, heads: readonly RecordHead[]): Promise<ScheduledEvent[]> {
  const ids = heads.map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await scope.db.selectFrom('event').selectAll().where('id', 'in', ids).execute();
  const visits = await scope.db
    .selectFrom('event_visitor')
    .select(['event_id', 'partner_id'])
    .where('event_id', 'in', ids)
    .orderBy('partner_id')
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return heads.flatMap((head) => {
    const row = byId.get(head.id);
    if (!row) return [];
    const visitors = visits.filter((visit) => visit.event_id === head.id).map((visit) => visit.partner_id);
    const { title, language } = head;
    const value: LearningEvent = {
      title,
      language,
      kind: eventKinds.find((kind) => kind === head.variety) ?? 'thematic-event',
      state: eventStates.find((state) => state === head.state) ?? 'planned',
      themes: head.themes.filter(isTheme),
      host: head.partnerId,
      startsOn: head.happensOn,
      ...eventPart(row),
      visitors,
    };
    return [{ head, value, sequence: row.sequence }];
  });
}

/** Makes a learning event; nobody outside the project sees it before it is published. */
export async function createEvent(scope: ProjectScope, event: LearningEvent): Promise<{ id: string; slug: string }> {
  const made = await createRecord(scope, { kind: 'event', ...headOf(event) }, await told(scope, event));
  await scope.db
    .insertInto('event')
    .values({ id: made.id, project_id: scope.project.id, ...rowOf(event) })
    .execute();
  await keepPartnersBeside(scope, visiting, made.id, event.visitors);
  return made;
}

/** Replaces what an event says. `revision` as in `changeRecord`. */
export async function changeEvent(
  scope: ProjectScope,
  stored: StoredEvent,
  revision: number | null,
  event: LearningEvent,
): Promise<void> {
  const { head } = stored;
  await changeRecord(scope, head, revision, headOf(event), {
    before: await told(scope, stored.value),
    after: await told(scope, event),
  });
  const raised = isRescheduled(stored.value, event) ? { sequence: sql<number>`sequence + 1` } : {};
  await scope.db
    .updateTable('event')
    .set({ ...rowOf(event), ...raised })
    .where('id', '=', head.id)
    .execute();
  await keepPartnersBeside(scope, visiting, head.id, event.visitors);
}

/** What the history says: partners by name, as they are called at that time. */
async function told(scope: ProjectScope, event: LearningEvent): Promise<Record<string, Recorded>> {
  const partners = await headsById(scope, event.visitors);
  return { ...said(event), visitors: event.visitors.map((id) => partners.get(id)?.title ?? id).toSorted() };
}

/** Puts the event before the public as it stands, with how often it was rescheduled. */
export async function publishEvent(scope: ProjectScope, { head, value: event }: StoredEvent): Promise<void> {
  const words = [event.place, ...event.topics, event.description, event.conclusions];
  const { sequence } = await scope.db
    .selectFrom('event')
    .select('sequence')
    .where('id', '=', head.id)
    .executeTakeFirstOrThrow();
  const content: PublishedEvent = { ...event, sequence };
  await publish(scope, head, content, { country: await countryOfPartner(scope, event.host), words: words.join('\n') });
}
