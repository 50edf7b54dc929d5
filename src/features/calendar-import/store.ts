import type { ColumnType, JSONColumnType } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import {
  blankEvent,
  changeEvent,
  createEvent,
  eventWords,
  mayEditEvent,
  scheduledEvents,
  type EventKind,
  type ScheduledEvent,
} from '../events/index.ts';
import type { Imported, ReadFile } from './imported.ts';
import { planFor, toldAnew, type Step } from './planning.ts';

interface CalendarImportTable {
  id: string;
  project_id: string;
  person_id: string;
  host_id: string | null;
  kind: EventKind;
  file_name: string;
  content: JSONColumnType<ReadFile>;
  made_at: ColumnType<Date, Date, never>;
}

interface ImportedEventTable {
  project_id: string;
  uid: string;
  part: string;
  event_id: string;
}

declare module '../../kernel/db.ts' {
  interface Database {
    calendar_import: CalendarImportTable;
    imported_event: ImportedEventTable;
  }
}

/** A file that was read and waits to be looked over: what is in it, and what its new events are to be. */
export interface Import {
  readonly id: string;
  readonly fileName: string;
  readonly host: string | null;
  readonly kind: EventKind;
  readonly content: ReadFile;
}

export async function keepImport(scope: ProjectScope, { fileName, host, kind, content }: Omit<Import, 'id'>) {
  const id = scope.tools.chance.id();
  await scope.db
    .insertInto('calendar_import')
    .values({
      ...{ id, project_id: scope.project.id, person_id: scope.who.person.id, host_id: host, kind },
      ...{ file_name: fileName, content: JSON.stringify(content), made_at: scope.now },
    })
    .execute();
  return id;
}

/** What the person brought; NotFound for everybody else, and once it is done or forgotten. */
export async function needImport(scope: ProjectScope, id: string): Promise<Import> {
  const row = isId(id)
    ? await scope.db
        .selectFrom('calendar_import')
        .select(['id', 'file_name as fileName', 'host_id as host', 'kind', 'content'])
        .where('id', '=', id)
        .where('person_id', '=', scope.who.person.id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** Forgets what was read a day ago and never taken. */
export async function forgetImports({ db, now }: SystemScope): Promise<void> {
  await db
    .deleteFrom('calendar_import')
    .where('made_at', '<', new Date(now.getTime() - 86_400_000))
    .execute();
}

/** What taking a file would do now, entry by entry. */
export async function stepsOf(visit: WorkspaceVisit, { content }: Import): Promise<Step[]> {
  const events = new Map((await scheduledEvents(visit, 'of everybody')).map((event) => [event.head.id, event]));
  const uids = content.entries.map(({ uid }) => uid);
  const rows =
    uids.length === 0 ? [] : await visit.db.selectFrom('imported_event').selectAll().where('uid', 'in', uids).execute();
  const ids = new Map(rows.map((row) => [keyOf(row), row.event_id]));
  const say = visit.reader.say(eventWords);
  return planFor(content.entries, {
    // A calendar of ours calls an event by its id.
    eventOf: (entry) => events.get(ids.get(keyOf(entry)) ?? (entry.part === '' ? entry.uid : '')) ?? null,
    mayEdit: ({ head }) => mayEditEvent(visit.who, visit.project, head, say).may,
  });
}

function keyOf({ uid, part }: Pick<Imported, 'uid' | 'part'>): string {
  return JSON.stringify([uid, part]);
}

/** Makes and changes the events of a file; what was made is a plan that nobody outside the project sees. */
export async function take(visit: WorkspaceVisit, brought: Import, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (step.act === 'make') await make(visit, brought, step.entry);
    else if (step.act === 'change') await change(visit, step.event, step.entry);
  }
  await visit.db.deleteFrom('calendar_import').where('id', '=', brought.id).execute();
}

async function make(visit: WorkspaceVisit, { host, kind }: Import, entry: Imported): Promise<void> {
  const place = entry.place === '' ? 'unknown' : 'on-site';
  const isOnline = entry.place === '' && entry.webAddress !== '';
  const blank = { ...blankEvent, title: '', kind, language: visit.reader.language, host };
  const { id } = await createEvent(visit, toldAnew({ ...blank, mode: isOnline ? 'online' : place }, entry));
  await visit.db
    .insertInto('imported_event')
    .values({ project_id: visit.project.id, uid: entry.uid, part: entry.part, event_id: id })
    .onConflict((conflict) => conflict.columns(['project_id', 'uid', 'part']).doUpdateSet({ event_id: id }))
    .execute();
}

async function change(visit: WorkspaceVisit, event: ScheduledEvent, entry: Imported): Promise<void> {
  await changeEvent(visit, event, null, toldAnew(event.value, entry));
}
