import type { Scope } from '../kernel/scope.ts';
import type { Tools } from '../kernel/tools.ts';
import { flawsInHistory, sealHistory } from './history-check.ts';

type SystemScope = Scope & { project: { id: string } };

/** Runs over all projects, one transaction each, on behalf of nobody: for daily work and checks. */
export async function forEachProject(
  tools: Tools,
  work: (scope: SystemScope, project: { id: string; slug: string }) => Promise<void>,
): Promise<void> {
  const projects = await tools.pool.transaction("begin read only; set local uptake.administrator = 'yes'", (db) =>
    db.selectFrom('project').selectAll().orderBy('slug').execute(),
  );
  for (const project of projects) {
    await tools.pool.transaction(`begin; set local uptake.projects = '${project.id}'`, (db) =>
      work(
        {
          db,
          who: { person: null, memberships: [] },
          project: {
            id: project.id,
            slug: project.slug,
            acronym: project.acronym,
            title: project.title,
            isFictional: project.is_fictional,
            isPublic: project.is_public,
          },
          tools,
          now: tools.clock(),
        },
        project,
      ),
    );
  }
}

/** The daily job that seals every project's history. */
export async function sealHistories(tools: Tools): Promise<void> {
  await forEachProject(tools, (scope) => sealHistory(scope));
}

/** Checks every project's history; gives one line for each place where it does not hold. */
export async function verifyHistories(tools: Tools): Promise<string[]> {
  const flaws: string[] = [];
  await forEachProject(tools, async (scope, project) => {
    for (const flaw of await flawsInHistory(scope)) flaws.push(`${project.slug}: ${flaw}`);
  });
  return flaws;
}
