import type { Tools } from '../../kernel/tools.ts';
import { forEachProject, type SystemScope } from '../../records/system-scope.ts';
import { lastDayOf } from '../events/index.ts';
import { eventOfGuests } from './event.ts';
import { keptDays } from './registration.ts';

const day = 86_400_000;

/**
 * The daily job that forgets guests: who did not confirm after a week; what they need a day after the event; who they
 * are and how they are reached a month after it. That so many came stays.
 */
export async function forgetRegistered(tools: Tools): Promise<void> {
  await forEachProject(tools, async (scope) => {
    await scope.db
      .deleteFrom('registration')
      .where('state', '=', 'unconfirmed')
      .where('made_at', '<', new Date(scope.now.getTime() - keptDays.unconfirmed * day))
      .execute();
    for (const { eventId, end } of await endedEvents(scope)) {
      if (end + keptDays.needs * day <= scope.now.getTime()) await forgetNeeds(scope, eventId);
      if (end + keptDays.guest * day <= scope.now.getTime()) await forgetGuests(scope, eventId);
    }
  });
}

/** Events with guests that are known to have an end, and the moment at which that day was over everywhere. */
async function endedEvents(scope: SystemScope): Promise<{ eventId: string; end: number }[]> {
  const rows = await scope.db
    .selectFrom('registration')
    .select('event_id')
    .distinct()
    .where((where) =>
      where.or([
        where('name', '<>', ''),
        where.exists(
          where.selectFrom('registration_contact').select('email').whereRef('registration_id', '=', 'registration.id'),
        ),
      ]),
    )
    .execute();
  const ended: { eventId: string; end: number }[] = [];
  for (const { event_id: eventId } of rows) {
    const { value } = await eventOfGuests(scope, eventId);
    const last = lastDayOf(value);
    if (last !== null) ended.push({ eventId, end: Date.parse(`${last}T12:00:00Z`) + day });
  }
  return ended;
}

async function forgetNeeds({ db }: SystemScope, eventId: string): Promise<void> {
  await db
    .deleteFrom('registration_needs')
    .where('registration_id', 'in', (of) => of.selectFrom('registration').select('id').where('event_id', '=', eventId))
    .execute();
}

async function forgetGuests({ db }: SystemScope, eventId: string): Promise<void> {
  await db
    .deleteFrom('registration')
    .where('event_id', '=', eventId)
    .where('state', 'in', ['invited', 'declined', 'cancelled', 'waiting'])
    .execute();
  for (const table of ['registration_contact', 'registration_link'] as const) {
    await db
      .deleteFrom(table)
      .where('registration_id', 'in', (of) =>
        of.selectFrom('registration').select('id').where('event_id', '=', eventId),
      )
      .execute();
  }
  await db
    .updateTable('registration')
    .set({ name: '', organisation: '', person_id: null })
    .where('event_id', '=', eventId)
    .execute();
}
