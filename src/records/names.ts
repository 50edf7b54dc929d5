import type { Address } from '../kernel/address.ts';
import type { ProjectScope, Scope } from '../kernel/scope.ts';
import { recordAddress, type Face, type Kind } from './kinds.ts';

/** What another record is called, and where it is read. */
export interface RecordName {
  readonly title: string;
  readonly address: Address;
}

/** Names of records by id. On the public face only what is published has one. */
export async function namesOf(
  scope: Scope,
  face: Face,
  project: string,
  ids: readonly (string | null)[],
): Promise<Map<string, RecordName>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows =
    face === 'public'
      ? await scope.db
          .selectFrom('published')
          .select(['record_id as id', 'kind', 'slug', 'title'])
          .where('record_id', 'in', wanted)
          .execute()
      : await scope.db
          .selectFrom('record')
          .select(['id', 'kind', 'slug', 'title'])
          .where('id', 'in', wanted)
          .where('erased_at', 'is', null)
          .execute();
  return new Map(
    rows.map(({ id, kind, slug, title }) => [id, { title, address: recordAddress(face, kind, project, slug) }]),
  );
}

/** All records of a kind in the project, by title, to choose one from. */
export async function choicesOf(scope: ProjectScope, kind: Kind): Promise<{ value: string; label: string }[]> {
  return scope.db
    .selectFrom('record')
    .select(['id as value', 'title as label'])
    .where('project_id', '=', scope.project.id)
    .where('kind', '=', kind)
    .where('erased_at', 'is', null)
    .orderBy('title')
    .execute();
}
