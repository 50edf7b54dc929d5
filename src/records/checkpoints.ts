import type { Tools } from '../kernel/tools.ts';
import type { Progress } from '../kernel/work.ts';
import { flawsInHistory, sealHistory } from './history-check.ts';
import { forEachProject, type SystemScope } from './system-scope.ts';

/** The daily job that seals every project's history. */
export async function sealHistories(tools: Tools): Promise<void> {
  await forEachProject(tools, (scope) => sealHistory(scope));
}

/** Checks every project's history; gives one line for each place where it does not hold. */
export async function verifyHistories(tools: Tools): Promise<string[]> {
  return (await checkHistories(tools)).flaws;
}

/** The same, told how far it is, and of how many projects. */
export async function checkHistories(
  tools: Tools,
  progress?: Progress,
): Promise<{ projects: number; flaws: string[] }> {
  const flaws: string[] = [];
  const check = async (scope: SystemScope) => {
    for (const flaw of await flawsInHistory(scope)) flaws.push(`${scope.project.slug}: ${flaw}`);
  };
  const projects = await forEachProject(tools, check, progress);
  return { projects, flaws };
}
