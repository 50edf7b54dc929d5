import type { Selectable } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { remember } from '../../records/history.ts';
import type { Face } from '../../records/kinds.ts';
import { announce } from '../../records/publishing.ts';
import { changeRecord, createRecord, headsById } from '../../records/record.ts';
import type { StoredEvent } from '../events/index.ts';
import { attachFiles, filesOf, type CheckedFile } from '../files/index.ts';
import type { Material, MaterialKind, MaterialValues } from './material.ts';

interface MaterialTable {
  id: string;
  project_id: string;
  event_id: string;
  session_id: string | null;
  kind: MaterialKind;
  title: string;
  web_address: string;
  language: Language;
  is_public: boolean;
  removed_at: Date | null;
}

declare module '../../kernel/db.ts' {
  interface Database {
    material: MaterialTable;
  }
}

/** The material of an event as this face shows it, the first added first. */
export async function materialOf(scope: Scope, face: Face, eventId: string): Promise<Material[]> {
  const rows = await scope.db
    .selectFrom('material')
    .selectAll()
    .where('event_id', '=', eventId)
    .where('removed_at', 'is', null)
    .$if(face === 'public', (query) => query.where('is_public', '=', true))
    .orderBy('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  const files = await filesOf(scope, ids);
  const heads = face === 'workspace' ? await headsById(scope, ids) : new Map<string, { createdBy: string | null }>();
  return rows.map((row) => ({
    ...valuesOf(row),
    id: row.id,
    addedBy: heads.get(row.id)?.createdBy ?? null,
    files: files.get(row.id) ?? [],
  }));
}

function valuesOf(row: Selectable<MaterialTable>): MaterialValues {
  const { title, kind, language, session_id: session, web_address: webAddress, is_public: isPublic } = row;
  return { title, kind, language, session, webAddress, isPublic };
}

/** Material of this event that stands; NotFound when there is none. */
export async function needMaterial(scope: ProjectScope, event: StoredEvent, id: string): Promise<Material> {
  const all = isId(id) ? await materialOf(scope, 'workspace', event.head.id) : [];
  const found = all.find((one) => one.id === id);
  if (!found) throw new NotFound();
  return found;
}

export async function addMaterial(
  scope: ProjectScope,
  event: Pick<StoredEvent, 'head'>,
  values: MaterialValues,
  files: readonly CheckedFile[],
): Promise<{ id: string }> {
  const made = await createRecord(scope, { kind: 'material', hasPage: false, ...headOf(values) }, said(values));
  await scope.db
    .insertInto('material')
    .values({ id: made.id, project_id: scope.project.id, event_id: event.head.id, removed_at: null, ...rowOf(values) })
    .execute();
  await attachFiles(scope, made.id, files);
  await announce(scope);
  return made;
}

/** Replaces what is told of material. `revision` as in `changeRecord`. */
export async function changeMaterial(
  scope: ProjectScope,
  material: Material,
  revision: number | null,
  values: MaterialValues,
): Promise<void> {
  const head = (await headsById(scope, [material.id])).get(material.id);
  if (!head) throw new NotFound();
  const fields = { before: said(material), after: said(values) };
  await changeRecord(scope, head, revision, headOf(values), fields);
  await scope.db.updateTable('material').set(rowOf(values)).where('id', '=', material.id).execute();
  await announce(scope);
}

/** Takes material off the event's page; that it was there stays in the history. */
export async function removeMaterial(scope: ProjectScope, { id }: Material): Promise<void> {
  await scope.db.updateTable('material').set({ removed_at: scope.now }).where('id', '=', id).execute();
  await remember(scope, id, 'withdrawn');
  await announce(scope);
}

function headOf({ title, language, kind: variety }: MaterialValues) {
  return { title, language, variety };
}

function rowOf({ title, kind, language, session: session_id, webAddress, isPublic }: MaterialValues) {
  return { title, kind, language, session_id, web_address: webAddress, is_public: isPublic };
}

function said({ webAddress, isPublic }: MaterialValues) {
  return { webAddress, isPublic };
}
