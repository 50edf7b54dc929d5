import { sql } from 'kysely';
import type { Database } from '../kernel/db.ts';
import type { ProjectScope } from '../kernel/scope.ts';

/** A table of partners that stand beside the one on a record's head: who shares it, who came to it. */
export interface PartnerTable {
  readonly table: keyof Database;
  /** Its column with the id of the record. */
  readonly record: string;
}

/** The partners that stand beside a record in such a table, always in the same order. */
export async function partnersBeside(
  scope: ProjectScope,
  { table, record }: PartnerTable,
  id: string,
): Promise<string[]> {
  const { rows } = await sql<{ partner: string }>`
    select partner_id as partner from ${sql.table(table)} where ${sql.ref(record)} = ${id} order by 1`.execute(
    scope.db,
  );
  return rows.map(({ partner }) => partner);
}

/** Writes down who stands beside a record, in place of those who did. */
export async function keepPartnersBeside(
  scope: ProjectScope,
  { table, record }: PartnerTable,
  id: string,
  partners: readonly string[],
): Promise<void> {
  await sql`delete from ${sql.table(table)} where ${sql.ref(record)} = ${id}`.execute(scope.db);
  await sql`insert into ${sql.table(table)} (project_id, ${sql.ref(record)}, partner_id)
    select ${scope.project.id}, ${id}, unnest(${[...new Set(partners)]}::uuid[])`.execute(scope.db);
}

/** All partners of a record that several share, the one it belongs to first. */
export function sharingPartners({
  partnerId,
  furtherPartnerIds,
}: {
  readonly partnerId: string | null;
  readonly furtherPartnerIds: readonly string[];
}): string[] {
  return [...(partnerId === null ? [] : [partnerId]), ...furtherPartnerIds];
}
