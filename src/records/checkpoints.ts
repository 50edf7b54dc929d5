import type { Tools } from '../kernel/tools.ts';
import { flawsInHistory, sealHistory } from './history-check.ts';
import { forEachProject } from './system-scope.ts';

/** The daily job that seals every project's history. */
export async function sealHistories(tools: Tools): Promise<void> {
  await forEachProject(tools, (scope) => sealHistory(scope));
}

/** Checks every project's history; gives one line for each place where it does not hold. */
export async function verifyHistories(tools: Tools): Promise<string[]> {
  const flaws: string[] = [];
  await forEachProject(tools, async (scope) => {
    for (const flaw of await flawsInHistory(scope)) flaws.push(`${scope.project.slug}: ${flaw}`);
  });
  return flaws;
}
