import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';

/** The practice that a building block is a part of: of this project, or as another published it. */
export async function practiceWith(scope: ProjectScope, blockId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select practice_id as id from block where id = ${blockId}
    union select (content #>> '{content,practice}')::uuid from published where record_id = ${blockId} and kind = 'block'`.execute(
    scope.db,
  );
  const [row] = rows;
  if (!row) throw new NotFound();
  return row.id;
}

/** The building blocks of these practices. */
export async function blocksWithin(scope: ProjectScope, practices: readonly string[]): Promise<string[]> {
  if (practices.length === 0) return [];
  const ids = [...practices];
  const { rows } = await sql<{ id: string }>`
    select id from block where practice_id = any (${ids}::uuid[])
    union select record_id from published where kind = 'block' and content #>> '{content,practice}' = any (${ids}::text[])`.execute(
    scope.db,
  );
  return rows.map(({ id }) => id);
}
