import { writeLetter } from '../../kernel/mail.ts';
import { newReader } from '../../kernel/reader.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { sayIn } from '../../kernel/words.ts';
import { letter } from '../../layout/letter.ts';
import { reachedBy, writersOf, type Reached } from '../../records/members.ts';
import { notify } from '../../records/notices.ts';
import { cityOf, ownerCity, workshopAddress, type Sheet } from '../adaptation/index.ts';
import { eventWhen, type StoredEvent } from '../events/index.ts';
import words from './words.json' with { type: 'json' };

interface SheetInvitationTable {
  sheet_id: string;
  person_id: string;
  project_id: string;
  invited_at: Date;
  invited_by: string | null;
}

declare module '../../kernel/db.ts' {
  interface Database {
    sheet_invitation: SheetInvitationTable;
  }
}

/** Somebody to be invited, with the sheets of their city that they have not been told of. */
export interface Guest extends Reached {
  readonly sheets: readonly Sheet[];
}

/** The members of both cities of each sheet who were not invited yet; where a city has nobody, who coordinates the project. */
export async function guestsOf(scope: ProjectScope, sheets: readonly Sheet[]): Promise<Guest[]> {
  const guests = new Map<string, Guest>();
  const told = await invitedTo(scope, sheets);
  const people = new Map<string, Reached[]>();
  for (const id of new Set(sheets.flatMap(citiesOf))) people.set(id, await peopleOf(scope, id));
  for (const sheet of sheets) {
    for (const person of eachOnce(citiesOf(sheet).flatMap((id) => people.get(id) ?? []))) {
      if (person.id === scope.who.person.id || told.has(`${sheet.id} ${person.id}`)) continue;
      const known = guests.get(person.id);
      guests.set(person.id, { ...person, sheets: [...(known?.sheets ?? []), sheet] });
    }
  }
  return [...guests.values()];
}

/** Both cities of a sheet. An owner of another project is invited into this one as everybody is; then they are one of its members. */
function citiesOf({ owner, importer }: Sheet): string[] {
  return [importer.id, ...(owner?.isOwn ? [owner.id] : [])];
}

async function peopleOf(scope: ProjectScope, city: string): Promise<Reached[]> {
  const own = await reachedBy(scope, (_role, partner) => partner === city);
  return own.length > 0 ? own : writersOf(scope, city);
}

function eachOnce(people: readonly Reached[]): Reached[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** Which people were told of which sheets. */
async function invitedTo(scope: ProjectScope, sheets: readonly Sheet[]): Promise<Set<string>> {
  if (sheets.length === 0) return new Set();
  const ids = sheets.map(({ id }) => id);
  const rows = await scope.db
    .selectFrom('sheet_invitation')
    .select(['sheet_id', 'person_id'])
    .where('sheet_id', 'in', ids)
    .execute();
  return new Set(rows.map((row) => `${row.sheet_id} ${row.person_id}`));
}

/** When the workshop’s people were invited last, and how many there are; null while nobody was. */
export async function invitedBefore(
  scope: ProjectScope,
  eventId: string,
): Promise<{ readonly people: number; readonly last: Date } | null> {
  const row = await scope.db
    .selectFrom('sheet_invitation as invited')
    .innerJoin('sheet', 'sheet.id', 'invited.sheet_id')
    .select((of) => [
      of.fn.count('invited.person_id').distinct().as('people'),
      of.fn.max('invited.invited_at').as('last'),
    ])
    .where('sheet.event_id', '=', eventId)
    .executeTakeFirst();
  return row?.last ? { people: Number(row.people), last: row.last } : null;
}

/** A notice and a letter for everybody of both cities who was not told yet; gives how many those are. */
export async function invite(
  scope: ProjectScope,
  event: StoredEvent,
  sheets: readonly Sheet[],
  note: string,
): Promise<number> {
  const guests = await guestsOf(scope, sheets);
  for (const guest of guests) {
    const rows = guest.sheets.map(({ id }) => ({ sheet_id: id, person_id: guest.id, ...signature(scope) }));
    const kept = await scope.db
      .insertInto('sheet_invitation')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (kept.numInsertedOrUpdatedRows !== 0n) await writeInvitation(scope, event, guest, note);
  }
  const people = guests.map(({ id }) => id);
  await notify(scope, people, event.head.id, 'workshop-invited', { name: scope.who.person.name });
  return guests.length;
}

function signature(scope: ProjectScope) {
  return { project_id: scope.project.id, invited_at: scope.now, invited_by: scope.who.person.id };
}

async function writeInvitation(
  scope: ProjectScope,
  { head, value }: StoredEvent,
  guest: Guest,
  note: string,
): Promise<void> {
  const say = sayIn(guest.language, words);
  const when = eventWhen(newReader(guest.language, value.moments?.zone ?? scope.who.person.zone), value);
  const facts = [when, value.place].filter((one) => one !== null && one !== '').join(', ');
  const practices = guest.sheets.map((sheet) =>
    say('letter.practice', {
      practice: sheet.practice.title,
      owner: ownerCity(sheet),
      importer: cityOf(sheet.importer),
    }),
  );
  await writeLetter(
    scope,
    letter(scope.tools.settings, {
      to: guest.email,
      language: guest.language,
      subject: say('letter.subject', { title: head.title }),
      before: [
        say('letter.greeting', { name: guest.name }),
        say('letter.text', { who: scope.who.person.name, title: head.title }),
        ...(facts === '' ? [] : [facts]),
        ...practices,
        ...(note === '' ? [] : [note]),
        say('letter.how'),
      ],
      link: { label: say('letter.link'), address: workshopAddress(scope.project.slug, head.slug) },
      after: [],
    }),
  );
}
