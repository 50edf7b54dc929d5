import { sql } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import {
  addRegistration,
  findByMail,
  mailKeys,
  moveRegistration,
  registrationColumns,
  writeToGuest,
  type EventInLetters,
  type Registration,
  type Told,
} from '../guests/index.ts';
import type { ListedGuest } from './attendance.ts';
import type {} from './tables.ts';

/** All guests of an event but those who did not confirm, by name. */
export async function guestsOfEvent(scope: Scope, eventId: string): Promise<ListedGuest[]> {
  const rows = await scope.db
    .selectFrom('registration')
    .leftJoin('registration_needs', 'registration_needs.registration_id', 'registration.id')
    .select(registrationColumns)
    .select(['registration_needs.diet', 'registration_needs.access'])
    .where('registration.event_id', '=', eventId)
    .where('registration.state', '<>', 'unconfirmed')
    .orderBy(sql`lower(registration.name)`)
    .orderBy('registration.id')
    .execute();
  const marks = await scope.db
    .selectFrom('attendance')
    .select(['registration_id', 'day', 'is_present'])
    .where('event_id', '=', eventId)
    .execute();
  const days = Map.groupBy(marks, (mark) => mark.registration_id);
  return rows.map(({ diet, access, ...row }) => ({
    ...row,
    diet: diet ?? '',
    access: access ?? '',
    days: new Map((days.get(row.id) ?? []).map(({ day, is_present: isPresent }) => [day, isPresent])),
  }));
}

/** On which days of the event a guest was there. */
export async function daysPresent(scope: Scope, { id }: Registration): Promise<PartialDate[]> {
  const rows = await scope.db
    .selectFrom('attendance')
    .select('day')
    .where('registration_id', '=', id)
    .where('is_present', '=', true)
    .orderBy('day')
    .execute();
  return rows.map(({ day }) => day);
}

/** Says that a guest was there on a day, or was not. Whoever was there came, also from the waiting list. */
export async function mark(
  scope: SystemScope,
  { id, eventId }: Registration,
  day: PartialDate,
  isPresent: boolean,
): Promise<void> {
  const said = { is_present: isPresent, marked_at: scope.now };
  await scope.db
    .insertInto('attendance')
    .values({ registration_id: id, day, project_id: scope.project.id, event_id: eventId, ...said })
    .onConflict((conflict) => conflict.columns(['registration_id', 'day']).doUpdateSet(said))
    .execute();
  if (isPresent) {
    await moveRegistration(scope, id, ['invited', 'declined', 'unconfirmed', 'waiting', 'cancelled'], 'confirmed');
  }
}

/**
 * Adds somebody who came unannounced; who is registered under the mail address already is taken for that guest.
 * `writes`: whether they get a letter with their page, as at a public event.
 */
export async function addUnannounced(
  scope: SystemScope,
  event: EventInLetters,
  told: Told,
  { email, writes }: { readonly email: string | null; readonly writes: boolean },
): Promise<Registration> {
  const mail = email === null ? null : { email, key: (await mailKeys(scope))(email) };
  const known = mail && (await findByMail(scope, event.id, mail.key));
  if (known) return known;
  const added = await addRegistration(scope, event.id, told, { mail, state: 'unconfirmed' });
  await moveRegistration(scope, added.id, ['unconfirmed'], 'confirmed');
  if (writes) await writeToGuest(scope, added, event, 'noted');
  return added;
}
