import { dayAt } from '../../kernel/dates.ts';
import type { Tools } from '../../kernel/tools.ts';
import { forEachProject } from '../../records/system-scope.ts';
import { lastDayOf, zoneOf } from '../events/index.ts';
import { eventOfGuests, registrationColumns, writeToGuest } from '../guests/index.ts';

/** The daily job that writes, once, to whoever was at an event that is over: where their certificate is, and the questions. */
export async function thankGuests(tools: Tools): Promise<void> {
  await forEachProject(tools, async (scope) => {
    const present = await scope.db
      .selectFrom('registration')
      .innerJoin('registration_contact', 'registration_contact.registration_id', 'registration.id')
      .select(registrationColumns)
      .where('registration.thanked_at', 'is', null)
      .where('registration.event_id', 'in', (of) => of.selectFrom('published_version').select('record_id'))
      .where('registration.id', 'in', (of) =>
        of.selectFrom('attendance').select('registration_id').where('is_present', '=', true),
      )
      .limit(1000)
      .execute();
    for (const [eventId, guests] of Map.groupBy(present, (one) => one.eventId)) {
      const event = await eventOfGuests(scope, eventId);
      const last = lastDayOf(event.value);
      if (last === null || dayAt(scope.now, zoneOf(event.value)) <= last) continue;
      const ids = guests.map(({ id }) => id);
      await scope.db.updateTable('registration').set({ thanked_at: scope.now }).where('id', 'in', ids).execute();
      for (const guest of guests) await writeToGuest(scope, guest, event, 'thanks');
    }
  });
}
