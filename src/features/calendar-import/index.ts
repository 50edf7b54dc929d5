import type { Tools } from '../../kernel/tools.ts';
import { forEachProject } from '../../records/system-scope.ts';
import { forgetImports } from './store.ts';

/** The door of the import of calendars: what stands in a file becomes planned events, and is known again. */
export { calendarImportRoutes } from './routes.ts';

/** The daily job that forgets files that were read and never taken. */
export async function forgetBroughtCalendars(tools: Tools): Promise<void> {
  await forEachProject(tools, forgetImports);
}
