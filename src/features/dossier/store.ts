import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import { dayAt, type PartialDate } from '../../kernel/dates.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Brought, BroughtValues } from './visit.ts';

interface BroughtHomeTable {
  id: string;
  project_id: string;
  event_id: string;
  person_id: string;
  what: string;
  receiver: string;
  due_on: PartialDate | null;
  done_on: PartialDate | null;
  made_at: Date;
}

interface VisitAbsenceTable {
  event_id: string;
  person_id: string;
  project_id: string;
  said_at: Date;
}

declare module '../../kernel/db.ts' {
  interface Database {
    brought_home: BroughtHomeTable;
    visit_absence: VisitAbsenceTable;
  }
}

/** What people bring home from a visit, the earliest due first. */
export async function broughtFrom(scope: ProjectScope, eventId: string): Promise<Brought[]> {
  const rows = await scope.db
    .selectFrom('brought_home')
    .innerJoin('person', 'person.id', 'brought_home.person_id')
    .select(['brought_home.id', 'what', 'receiver', 'due_on as dueOn', 'done_on as doneOn'])
    .select(['person.id as personId', 'person.name'])
    .where('event_id', '=', eventId)
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('brought_home.id')
    .limit(500)
    .execute();
  return rows.map(({ personId, name, ...own }) => ({ ...own, person: { id: personId, name } }));
}

/** Something brought home from this visit; NotFound when there is none. */
export async function needBrought(scope: ProjectScope, eventId: string, id: string): Promise<Brought> {
  const found = isId(id) ? (await broughtFrom(scope, eventId)).find((one) => one.id === id) : undefined;
  if (!found) throw new NotFound();
  return found;
}

export async function bringHome(scope: ProjectScope, eventId: string, values: BroughtValues): Promise<string> {
  const id = scope.tools.chance.id();
  await scope.db
    .insertInto('brought_home')
    .values({
      id,
      project_id: scope.project.id,
      event_id: eventId,
      person_id: scope.who.person.id,
      ...rowOf(values),
      done_on: null,
      made_at: scope.now,
    })
    .execute();
  return id;
}

export async function changeBrought(scope: ProjectScope, { id }: Brought, values: BroughtValues): Promise<void> {
  await scope.db.updateTable('brought_home').set(rowOf(values)).where('id', '=', id).execute();
}

/** Says that it was handed on today, or that it was not after all. */
export async function settleBrought(scope: ProjectScope, { id }: Brought, isDone: boolean): Promise<void> {
  const day = isDone ? dayAt(scope.now, scope.who.person.zone) : null;
  await scope.db.updateTable('brought_home').set({ done_on: day }).where('id', '=', id).execute();
}

export async function forgetBrought(scope: ProjectScope, { id }: Brought): Promise<void> {
  await scope.db.deleteFrom('brought_home').where('id', '=', id).execute();
}

function rowOf({ what, receiver, dueOn }: BroughtValues) {
  return { what, receiver, due_on: dueOn };
}

/** Whether the person said that they were not on the visit. */
export async function wasAbsent(scope: ProjectScope, eventId: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('visit_absence')
    .select('event_id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', scope.who.person.id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps that the person was not on the visit, or forgets it. */
export async function sayAbsent(scope: ProjectScope, eventId: string, isAbsent: boolean): Promise<void> {
  const own = { event_id: eventId, person_id: scope.who.person.id };
  await scope.db
    .deleteFrom('visit_absence')
    .where('event_id', '=', own.event_id)
    .where('person_id', '=', own.person_id)
    .execute();
  if (!isAbsent) return;
  await scope.db
    .insertInto('visit_absence')
    .values({ ...own, project_id: scope.project.id, said_at: scope.now })
    .execute();
}
