import { sql } from 'kysely';
import type { PartialDate } from '../../kernel/dates.ts';
import { readableCode, readCode } from '../../kernel/readable-code.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import { eventOfGuests, inPlace, type EventOfGuests } from '../guests/index.ts';
import { presentDay } from './attendance.ts';
import type {} from './tables.ts';

const length = 6;

/** The code at the door on a day of an event; null when the door was not opened. */
export async function codeOn(scope: Scope, eventId: string, day: PartialDate): Promise<string | null> {
  const row = await scope.db
    .selectFrom('door')
    .select('code')
    .where('event_id', '=', eventId)
    .where('day', '=', day)
    .executeTakeFirst();
  return row?.code ?? null;
}

/** Opens the door of an event for a day: a new code each day, the same one however often it is asked for. */
export async function openDoor(scope: SystemScope, eventId: string, day: PartialDate): Promise<void> {
  await scope.db
    .insertInto('door')
    .values({
      event_id: eventId,
      day,
      project_id: scope.project.id,
      code: readableCode(scope.tools.chance.secret(), length),
    })
    .onConflict((conflict) => conflict.columns(['event_id', 'day']).doNothing())
    .execute();
}

/** An event that was entered by its door, on the day of the code. */
interface Entered {
  readonly scope: SystemScope;
  readonly event: EventOfGuests;
  readonly day: PartialDate;
}

/** The event whose door has this code today, with the transaction opened for its project; null when there is none. */
export async function enterByCode(scope: Scope, typed: string): Promise<Entered | null> {
  const { rows } = await sql<{ door: { event: string; project: string; day: PartialDate } | null }>`
    select open_door(${readCode(typed)}) as door`.execute(scope.db);
  const door = rows[0]?.door;
  if (!door) return null;
  const place = await inPlace(scope, door.project);
  const event = await eventOfGuests(place, door.event);
  return presentDay(event.value, scope.now) === door.day ? { scope: place, event, day: door.day } : null;
}
