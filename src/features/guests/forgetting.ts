import type { Tools } from '../../kernel/tools.ts';
import { forEachProject, type SystemScope } from '../../records/system-scope.ts';
import { lastDayOf } from '../events/index.ts';
import { keptDays } from './registration.ts';

const day = 86_400_000;

/** The daily job that forgets guests. */
export async function forgetRegistered(tools: Tools): Promise<void> {
  await forEachProject(tools, forgetIn);
}

/**
 * Forgets guests of one project: who did not confirm after a week; what they need a day after the event; who they are
 * and how they are reached a month after it. That so many came stays.
 */
export async function forgetIn(scope: SystemScope): Promise<void> {
  await scope.db
    .deleteFrom('registration')
    .where('state', '=', 'unconfirmed')
    .where('made_at', '<', new Date(scope.now.getTime() - keptDays.unconfirmed * day))
    .execute();
  for (const { eventId, end } of await endedEvents(scope)) {
    if (end + keptDays.needs * day <= scope.now.getTime()) await forgetNeeds(scope, eventId);
    if (end + keptDays.guest * day <= scope.now.getTime()) await forgetGuests(scope, eventId);
  }
}

/** Events with guests, and the moment at which their last day is over everywhere. */
async function endedEvents(scope: SystemScope): Promise<{ eventId: string; end: number }[]> {
  const rows = await scope.db
    .selectFrom('event')
    .innerJoin('record', 'record.id', 'event.id')
    .select(['event.id', 'event.ends_on as endsOn', 'record.happens_on as startsOn'])
    .select((row) =>
      row
        .selectFrom('registration')
        .whereRef('registration.event_id', '=', 'event.id')
        .select((one) => one.fn.max('made_at').as('made_at'))
        .as('newest'),
    )
    .where('event.project_id', '=', scope.project.id)
    .where('event.id', 'in', (of) =>
      of
        .selectFrom('registration')
        .select('event_id')
        .where((where) => where.or([where('name', '<>', ''), where('state', '=', 'invited')])),
    )
    .execute();
  return rows.map(({ id, endsOn, startsOn, newest }) => {
    const last = lastDayOf({ startsOn, endsOn });
    // Where nobody ever said when it is, a year after the last guest came to it.
    const end = last === null ? (newest ?? scope.now).getTime() + 365 * day : Date.parse(`${last}T12:00:00Z`) + day;
    return { eventId: id, end };
  });
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
