import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import { remember } from '../../records/history.ts';
import { announce } from '../../records/publishing.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import type { Opening } from './opening.ts';
import type { Taken } from './seats.ts';

/** What was opened for an event, as far as the scope may see it; null when nothing was. */
export async function findOpening(scope: Scope, eventId: string): Promise<Opening | null> {
  const row = await scope.db
    .selectFrom('registration_opening')
    .select(['opens_on as opensOn', 'closes_on as closesOn', 'seats', 'audience', 'note', 'language'])
    .select(['asks_diet as asksDiet', 'asks_access as asksAccess'])
    .where('event_id', '=', eventId)
    .executeTakeFirst();
  if (!row) return null;
  const partners = await scope.db
    .selectFrom('partner_seats')
    .select(['partner_id', 'seats'])
    .where('event_id', '=', eventId)
    .execute();
  return { ...row, perPartner: new Map(partners.map(({ partner_id: id, seats }) => [id, seats])) };
}

/**
 * What was opened, held until the end of the transaction: whoever gives or takes a seat of this event next waits, and
 * then counts what this one did.
 */
export async function lockOpening(scope: SystemScope, eventId: string): Promise<Opening> {
  await scope.db
    .selectFrom('registration_opening')
    .select('event_id')
    .where('event_id', '=', eventId)
    .forUpdate()
    .execute();
  const opening = await findOpening(scope, eventId);
  if (!opening) throw new NotFound();
  return opening;
}

/** Opens registration for an event, or changes what was opened; it stands in the history of the event. */
export async function saveOpening(scope: ProjectScope, eventId: string, opening: Opening): Promise<void> {
  const before = await findOpening(scope, eventId);
  const row = {
    opens_on: opening.opensOn,
    closes_on: opening.closesOn,
    seats: opening.seats,
    audience: opening.audience,
    asks_diet: opening.asksDiet,
    asks_access: opening.asksAccess,
    note: opening.note,
    language: opening.language,
  };
  await scope.db
    .insertInto('registration_opening')
    .values({ event_id: eventId, project_id: scope.project.id, ...row })
    .onConflict((conflict) => conflict.column('event_id').doUpdateSet(row))
    .execute();
  await scope.db.deleteFrom('partner_seats').where('event_id', '=', eventId).execute();
  const shares = [...opening.perPartner].map(([partner_id, seats]) => ({
    event_id: eventId,
    partner_id,
    project_id: scope.project.id,
    seats,
  }));
  if (shares.length > 0) await scope.db.insertInto('partner_seats').values(shares).execute();
  await remember(scope, eventId, 'changed', { registration: { before: before && told(before), after: told(opening) } });
  await announce(scope);
}

/** What the history says of an opening. */
function told({ opensOn, closesOn, seats, perPartner, note }: Opening): string[] {
  const limits = [seats, ...perPartner.values()].filter((one) => one !== null).map(String);
  return [`${opensOn ?? ''}–${closesOn ?? ''}`, ...limits, note].filter((part) => part !== '' && part !== '–');
}

export interface Counts {
  readonly taken: Taken;
  readonly waiting: number;
}

/** How many come to an event and how many wait. Numbers of a public event are for everybody. */
export async function countsOf(scope: Scope, eventId: string): Promise<Counts> {
  const { rows } = await sql<{ partner_id: string | null; state: string; people: number }>`
    select * from registration_counts(${eventId}::uuid)`.execute(scope.db);
  const taken = new Map<string | null, number>();
  let waiting = 0;
  for (const { partner_id: partner, state, people } of rows) {
    if (state === 'confirmed') taken.set(partner, people);
    else waiting += people;
  }
  return { taken, waiting };
}
