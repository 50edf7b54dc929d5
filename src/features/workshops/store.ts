import { sql } from 'kysely';
import type { ProjectScope } from '../../kernel/scope.ts';

export interface PlanOfCity {
  readonly id: string;
  readonly title: string;
}

/** The plans that a city has or shares with others, its own first. */
export async function plansOf(scope: ProjectScope, partnerId: string): Promise<PlanOfCity[]> {
  const { rows } = await sql<PlanOfCity>`
    select r.id, r.title from record r
    where r.project_id = ${scope.project.id} and r.kind = 'plan' and r.erased_at is null
      and (r.partner_id = ${partnerId} or exists (select from plan_partner p where p.plan_id = r.id and p.partner_id = ${partnerId}))
    order by r.partner_id is distinct from ${partnerId}, r.created_at`.execute(scope.db);
  return rows;
}

/** What a practice is about, of this project or of another. */
export async function themesOf(scope: ProjectScope, practiceId: string): Promise<string[]> {
  const { rows } = await sql<{ themes: string[] }>`
    select themes from record where id = ${practiceId}
    union all select themes from published where record_id = ${practiceId} limit 1`.execute(scope.db);
  return rows[0]?.themes ?? [];
}
