import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import { tellLive } from '../../kernel/live.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { remember } from '../../records/history.ts';
import { headsById } from '../../records/record.ts';
import { endsById, LinkRefused, makeLink, type End } from '../chain/index.ts';
import { practiceWith } from '../blocks/index.ts';
import { decisionsOn, questionsOn } from './agreed.ts';
import { firstAspects, type RowTexts, type Sheet, type SheetRow, type Tally, type WrittenSheet } from './sheet.ts';
import { signed, type SheetTable } from './tables.ts';

const keys = ['id', 'event_id', 'practice_id', 'importer_id', 'action_id'] as const;

type SheetKeys = Pick<SheetTable, (typeof keys)[number]>;

/** The sheets of a workshop in the order in which they were begun. */
export async function sheetsOf(scope: ProjectScope, eventId: string, language: Language): Promise<Sheet[]> {
  const rows = await scope.db
    .selectFrom('sheet')
    .select(keys)
    .where('project_id', '=', scope.project.id)
    .where('event_id', '=', eventId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return named(scope, rows, language);
}

/** How far these sheets are. */
export async function tallyOf(scope: ProjectScope, sheets: readonly Sheet[]): Promise<Map<string, Tally>> {
  const { rows } = await sql<Tally & { id: string }>`
    select s.id, r.known, r.all, d.decided, q.open
    from sheet s,
      lateral (select count(*)::int as all, count(*) filter (where finding <> 'unknown')::int as known from sheet_row where sheet_id = s.id) r,
      lateral (select count(*)::int as decided from sheet_decision where sheet_id = s.id and withdrawn_at is null) d,
      lateral (select count(*)::int as open from sheet_question where sheet_id = s.id and answered_at is null) q
    where s.id = any (${sheets.map(({ id }) => id)}::uuid[])`.execute(scope.db);
  return new Map(rows.map(({ id, ...tally }) => [id, tally]));
}

/** A sheet of this project with all that is written on it; NotFound when there is none. */
export async function needSheet(scope: ProjectScope, id: string, language: Language): Promise<WrittenSheet> {
  const sheet = await needSheetAlone(scope, id, language);
  return {
    ...sheet,
    rows: await rowsOn(scope, id),
    decisions: await decisionsOn(scope, id),
    questions: await questionsOn(scope, id),
  };
}

/** The same without what is written on it. */
export async function needSheetAlone(scope: ProjectScope, id: string, language: Language): Promise<Sheet> {
  const row = isId(id)
    ? await scope.db
        .selectFrom('sheet')
        .select(keys)
        .where('id', '=', id)
        .where('project_id', '=', scope.project.id)
        .executeTakeFirst()
    : undefined;
  const [sheet] = row ? await named(scope, [row], language) : [];
  if (!sheet) throw new NotFound();
  return sheet;
}

/** Sheets with the names of what they are about; one whose practice may not be seen any more is not shown. */
async function named(scope: ProjectScope, rows: readonly SheetKeys[], language: Language): Promise<Sheet[]> {
  const events = await headsById(
    scope,
    rows.map((row) => row.event_id),
  );
  const about = rows.flatMap((row) => [row.practice_id, row.importer_id]);
  const ends = await endsById(scope, 'workspace', about, language);
  const owners = await endsById(
    scope,
    'workspace',
    [...ends.values()].flatMap(({ kind, partnerId }) => (kind !== 'partner' && partnerId ? [partnerId] : [])),
    language,
  );
  return rows.flatMap((row) => {
    const [event, practice, importer] = [
      events.get(row.event_id),
      ends.get(row.practice_id),
      ends.get(row.importer_id),
    ];
    if (!event || !practice || !importer) return [];
    const { id, title, partnerId } = event;
    const owner = owners.get(practice.partnerId ?? '') ?? null;
    return [
      {
        id: row.id,
        event: { id, title, partnerId, slug: event.slug ?? '' },
        practice,
        owner,
        importer,
        actionId: row.action_id,
      },
    ];
  });
}

async function rowsOn(scope: ProjectScope, sheetId: string): Promise<SheetRow[]> {
  const rows = await scope.db
    .selectFrom('sheet_row as row')
    .leftJoin('person', 'person.id', 'row.changed_by')
    .select(['row.id', 'row.aspect', 'row.name', 'row.finding', 'row.there', 'row.here', 'row.revision'])
    .select(['row.changed_at', 'person.name as by'])
    .where('row.sheet_id', '=', sheetId)
    .orderBy('row.position')
    .execute();
  return rows.map(({ changed_at: at, by, ...row }) => ({ ...row, changed: signed(at, by) }));
}

/** Begins a sheet with its first rows, and ties the practice to the workshop; the id of the one that is there already where there is one. */
export async function beginSheet(
  scope: ProjectScope,
  eventId: string,
  { practice, importer }: { readonly practice: End; readonly importer: End },
  why: { readonly reason: string; readonly language: Language },
): Promise<string> {
  const id = scope.tools.chance.id();
  const made = await scope.db
    .insertInto('sheet')
    .values({
      id,
      project_id: scope.project.id,
      event_id: eventId,
      practice_id: practice.id,
      importer_id: importer.id,
      action_id: null,
      owner_told_at: null,
      made_at: scope.now,
      made_by: scope.who.person.id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return (await sheetThere(scope, eventId, practice.id, importer.id)).id;
  await scope.db
    .insertInto('sheet_row')
    .values(firstAspects.map((aspect, index) => newRow(scope, id, { position: index + 1, aspect })))
    .execute();
  await remember(scope, eventId, 'changed', {
    sheet: { before: null, after: `${practice.title} → ${importer.title}` },
  });
  try {
    const from = practice.kind === 'block' ? await practiceWith(scope, practice.id) : practice.id;
    await makeLink(scope, { type: 'adapted-in', from, to: eventId, ...why });
  } catch (error) {
    // Whoever planned the workshop has tied it already.
    if (!(error instanceof LinkRefused && error.flaw === 'flaw.twice')) throw error;
  }
  return id;
}

function newRow(scope: ProjectScope, sheetId: string, row: Pick<SheetRow, 'aspect'> & { readonly position: number }) {
  const nobody = { changed_at: null, changed_by: null };
  return { id: scope.tools.chance.id(), project_id: scope.project.id, sheet_id: sheetId, ...row, ...nobody };
}

async function sheetThere(scope: ProjectScope, eventId: string, practiceId: string, importerId: string) {
  return scope.db
    .selectFrom('sheet')
    .select('id')
    .where('event_id', '=', eventId)
    .where('practice_id', '=', practiceId)
    .where('importer_id', '=', importerId)
    .executeTakeFirstOrThrow();
}

/** Saves one row over the revision the person saw; false, and nothing is written, when somebody saved it meanwhile. */
export async function saveRow(
  scope: ProjectScope,
  sheet: Sheet,
  row: SheetRow,
  { revision, label, ...texts }: RowTexts & { readonly revision: number; readonly label: string },
): Promise<boolean> {
  const saved = await scope.db
    .updateTable('sheet_row')
    .set({ ...texts, revision: revision + 1, changed_at: scope.now, changed_by: scope.who.person.id })
    .where('id', '=', row.id)
    .where('sheet_id', '=', sheet.id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (saved.numUpdatedRows === 0n) return false;
  await rememberRow(scope, sheet, label, { before: row.changed ? row : null, after: texts });
  return true;
}

/** Adds a row with a name of its own; gives its id. */
export async function addRow(
  scope: ProjectScope,
  sheet: WrittenSheet,
  { name, ...texts }: RowTexts & { readonly name: string },
): Promise<string> {
  // Two who add a row at once stand one after the other.
  await scope.db.selectFrom('sheet').select('id').where('id', '=', sheet.id).forNoKeyUpdate().executeTakeFirstOrThrow();
  const { most } = await scope.db
    .selectFrom('sheet_row')
    .select((of) => of.fn.max('position').as('most'))
    .where('sheet_id', '=', sheet.id)
    .executeTakeFirstOrThrow();
  const row = newRow(scope, sheet.id, { aspect: 'other', position: Number(most) + 1 });
  const signature = { changed_at: scope.now, changed_by: scope.who.person.id };
  await scope.db
    .insertInto('sheet_row')
    .values({ ...row, name, ...texts, ...signature })
    .execute();
  await rememberRow(scope, sheet, name, { before: null, after: texts });
  return row.id;
}

/** The workshop remembers what each row said, and everybody with the sheet open hears of it. */
async function rememberRow(
  scope: ProjectScope,
  sheet: Sheet,
  label: string,
  { before, after }: { readonly before: RowTexts | null; readonly after: RowTexts },
): Promise<void> {
  const told = (texts: RowTexts) => [label, texts.finding, texts.there, texts.here].filter((text) => text !== '');
  await remember(scope, sheet.event.id, 'changed', { sheet: { before: before && told(before), after: told(after) } });
  await tellLive(scope, sheet.id);
}

/** Holds the sheet until the end of the transaction and gives the action that came of it, if one did. */
export async function lockSheet(scope: ProjectScope, id: string): Promise<string | null> {
  const row = await scope.db
    .selectFrom('sheet')
    .select('action_id')
    .where('id', '=', id)
    .where('project_id', '=', scope.project.id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row.action_id;
}

/** Notes which action came of the sheet. */
export async function noteAction(scope: ProjectScope, id: string, actionId: string): Promise<void> {
  await scope.db.updateTable('sheet').set({ action_id: actionId }).where('id', '=', id).execute();
  await tellLive(scope, id);
}
