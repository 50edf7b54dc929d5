import { sql } from 'kysely';
import { draftsOf } from '../../records/drafts.ts';
import type { PersonScope } from '../account/index.ts';
import { askedAddressOf } from './mail-address.ts';

/** Everything kept about a person, with the names a program can read: their copy to take away. */
export async function ownData(scope: PersonScope): Promise<object> {
  const { db, now } = scope;
  const { id } = scope.who.person;
  const person = await db
    .selectFrom('person')
    .select(['id', 'email', 'name', 'language', 'zone', 'contact', 'contact_consent_at', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const memberships = await db
    .selectFrom('membership')
    .leftJoin('project', 'project.id', 'membership.project_id')
    .leftJoin('record', 'record.id', 'membership.partner_id')
    .select([
      'project.title as project',
      'record.title as partner',
      'membership.role',
      'membership.created_at',
      'membership.ended_at',
    ])
    .where('membership.person_id', '=', id)
    .orderBy('membership.created_at')
    .execute();
  const sessions = await db
    .selectFrom('session')
    .select(['device', 'created_at', 'seen_at', 'ends_at'])
    .where('person_id', '=', id)
    .execute();
  const notices = await db
    .selectFrom('notice')
    .innerJoin('record', 'record.id', 'notice.record_id')
    .select(['notice.kind', 'record.title as about', 'notice.detail', 'notice.at', 'notice.seen_at'])
    .where('notice.person_id', '=', id)
    .orderBy('notice.at')
    .execute();
  const history = await db
    .selectFrom('history')
    .innerJoin('record', 'record.id', 'history.record_id')
    .innerJoin('project', 'project.id', 'history.project_id')
    .select(['project.acronym as project', 'record.kind', 'record.title', 'history.at', 'history.entry'])
    .where('history.person_id', '=', id)
    .orderBy('history.at')
    .execute();
  const questions = await sql<{ content: string; asked_at: Date; state: string; answer: string }>`
    select content, asked_at, state, answer from question where asker_id = ${id} order by asked_at`.execute(db);
  const broughtHome = await sql<{ event: string; what: string; receiver: string; due_on: string; done_on: string }>`
    select record.title as event, what, receiver, due_on, done_on from brought_home
    left join record on record.id = brought_home.event_id where person_id = ${id} order by made_at`.execute(db);
  const registrations = await sql<{ event: string; state: string; made_at: Date; days: string[] }>`
    select published.title as event, r.name, r.organisation, r.language, r.state, r.made_at, needs.diet, needs.access,
           array(select day from attendance a where a.registration_id = r.id and a.is_present order by day) as days
    from registration r left join published on published.record_id = r.event_id
    left join registration_needs needs on needs.registration_id = r.id
    where r.person_id = ${id} order by r.made_at`.execute(db);
  const work = await db
    .selectFrom('work')
    .select(['name', 'asked_at', 'finished_at'])
    .where('person_id', '=', id)
    .orderBy('asked_at')
    .execute();
  const notes = await sql<{ event: string; content: string; is_shared: boolean; written_at: Date }>`
    select record.title as event, content, is_shared, written_at from note left join record on record.id = note.event_id
    where author_id = ${id} order by written_at`.execute(db);
  const calendar = await sql<{ made_at: Date }>`select made_at from own_calendar where person_id = ${id}`.execute(db);
  const drafts = await draftsOf(scope);
  const newMailAddress = await askedAddressOf(scope, id);
  return {
    writtenAt: now,
    person,
    newMailAddress,
    memberships,
    sessions,
    notices,
    calendarAddressSince: calendar.rows[0]?.made_at ?? null,
    questions: questions.rows,
    notes: notes.rows,
    broughtHome: broughtHome.rows,
    registrations: registrations.rows,
    work,
    drafts: drafts.map(({ key, typed, savedAt }) => ({ form: key, typed, savedAt })),
    history: history.map(({ entry, ...line }) => ({ ...line, entry: JSON.parse(entry) as unknown })),
  };
}
