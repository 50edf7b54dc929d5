import type { ProjectInScope, Scope } from '../kernel/scope.ts';
import type { Tools } from '../kernel/tools.ts';
import type { Progress } from '../kernel/work.ts';

/** A scope inside a project on behalf of nobody: for jobs. */
export type SystemScope = Scope & { readonly project: ProjectInScope };

const asNobody = { person: null, memberships: [] } as const;

/** The project of a scope, as far as the transaction may see it. */
export async function findProject(db: Scope['db'], id: string | null): Promise<ProjectInScope | null> {
  const project = await db
    .selectFrom('project')
    .select(['id', 'slug', 'acronym', 'title', 'is_fictional as isFictional', 'is_public as isPublic'])
    .where('id', '=', id)
    .executeTakeFirst();
  return project ?? null;
}

/** Works in one project on behalf of nobody, in a transaction of its own; null when there is no such project. */
export async function inProject<T>(
  tools: Tools,
  projectId: string,
  work: (scope: SystemScope) => Promise<T>,
): Promise<T | null> {
  if (!/^[0-9a-f-]{36}$/.test(projectId)) throw new Error(`not the id of a project: ${projectId}`);
  return tools.pool.transaction(`begin; set local uptake.projects = '${projectId}'`, async (db) => {
    const project = await findProject(db, projectId);
    return project ? work({ db, who: asNobody, project, tools, now: tools.clock() }) : null;
  });
}

/** Works in all projects, one after the other, each in a transaction of its own; gives how many there are. */
export async function forEachProject(
  tools: Tools,
  work: (scope: SystemScope) => Promise<void>,
  progress?: Progress,
): Promise<number> {
  const projects = await tools.pool.transaction("begin read only; set local uptake.administrator = 'yes'", (db) =>
    db.selectFrom('project').select('id').orderBy('slug').execute(),
  );
  for (const [done, { id }] of projects.entries()) {
    await progress?.(done, projects.length);
    await inProject(tools, id, work);
  }
  return projects.length;
}
