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

/** Events with guests that are known to have an end, and the moment at which that day was over everywhere. */
async function endedEvents(scope: SystemScope): Promise<{ eventId: string; end: number }[]> {
  const rows = await scope.db
    .selectFrom('event')
    .innerJoin('record', 'record.id', 'event.id')
    .select(['event.id', 'event.ends_on as endsOn', 'record.happens_on as startsOn'])
    .where('event.project_id', '=', scope.project.id)
    .where('event.id', 'in', (of) =>
      of
        .selectFrom('registration')
        .select('event_id')
        .where((where) => where.or([where('name', '<>', ''), where('state', '=', 'invited')])),
    )
    .execute();
  return rows.flatMap(({ id, endsOn, startsOn }) => {
    const last = lastDayOf({ startsOn, endsOn });
    return last === null ? [] : [{ eventId: id, end: Date.parse(`${last}T12:00:00Z`) + day }];
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
