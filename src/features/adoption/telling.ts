import { sql, type Generated } from 'kysely';
import type { Tools } from '../../kernel/tools.ts';
import { writersOf } from '../../records/members.ts';
import { notify } from '../../records/notices.ts';
import { headsById } from '../../records/record.ts';
import { inProject, type SystemScope } from '../../records/system-scope.ts';
import { endsById, type Depth } from '../chain/index.ts';
import { stageOf } from './adoption.ts';

interface AdoptionChangeTable {
  id: Generated<number>;
  project_id: string;
  practice_id: string;
  action_id: string;
  adopter_id: string | null;
  was: Depth | null;
  depth: Depth | null;
  at: Date;
}

declare module '../../kernel/db.ts' {
  interface Database {
    adoption_change: AdoptionChangeTable;
  }
}

/**
 * The job that tells owners who took their practice up, came farther or gave up. The other city's transaction may not
 * write into the owner's project, so the database collects what changed and this job, once a minute, tells it: all
 * changes of one action at once, and only where it ended up.
 */
export async function tellOwnersOfAdoption(tools: Tools): Promise<void> {
  const projects = await tools.pool.transaction("begin read only; set local uptake.administrator = 'yes'", (db) =>
    db.selectFrom('adoption_change').select('project_id').distinct().execute(),
  );
  for (const { project_id: project } of projects) await inProject(tools, project, tellOwners);
}

interface Change {
  readonly practiceId: string;
  readonly actionId: string;
  readonly adopterId: string | null;
  readonly was: Depth | null;
  readonly depth: Depth | null;
}

async function tellOwners(scope: SystemScope): Promise<void> {
  const { rows } = await sql<Change>`
    with told as (delete from adoption_change where project_id = ${scope.project.id} returning *)
    select practice_id as "practiceId", action_id as "actionId",
           (array_agg(adopter_id order by id desc) filter (where adopter_id is not null))[1] as "adopterId",
           (array_agg(was order by id))[1] as was, (array_agg(depth order by id desc))[1] as depth
    from told group by practice_id, action_id`.execute(scope.db);
  const changes = rows.filter(({ was, depth }) => was !== depth);
  const practices = await headsById(
    scope,
    changes.map(({ practiceId }) => practiceId),
  );
  const cities = await endsById(
    scope,
    'public',
    changes.flatMap(({ adopterId }) => adopterId ?? []),
    'en',
  );
  for (const { practiceId, adopterId, depth } of changes) {
    const head = practices.get(practiceId);
    if (!head) continue;
    const city = cities.get(adopterId ?? '');
    const owners = await writersOf(scope, head.partnerId);
    const detail = { name: city?.city ?? city?.title ?? '', stage: stageOf(depth) };
    await notify(
      scope,
      owners.map(({ id }) => id),
      practiceId,
      'practice-used',
      detail,
    );
  }
}
