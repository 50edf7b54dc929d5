import type { Routes } from '../../kernel/routes.ts';
import type { Tools } from '../../kernel/tools.ts';
import { forEachProject } from '../../records/system-scope.ts';
import { importRoutes } from './routes.ts';
import { forgetImports } from './store.ts';

/** The door of the import of calendars: what stands in a file becomes planned events, and is known again. */
export function calendarImportRoutes(routes: Routes): void {
  importRoutes(routes);
}

/** The daily job that forgets files that were read and never taken. */
export async function forgetBroughtCalendars(tools: Tools): Promise<void> {
  await forEachProject(tools, forgetImports);
}
