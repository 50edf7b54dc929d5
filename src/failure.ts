import { Conflict } from './kernel/answers.ts';
import { DatabaseBusy } from './kernel/db.ts';
import { MigrationProblem } from './kernel/migrate.ts';
import { PostgresProblem } from './postgres/index.ts';
import { PortTaken } from './server.ts';
import { SettingsProblem } from './settings.ts';
import { SampleProblem } from './sample/index.ts';

/** True for what can go wrong outside of our code and has words of its own; anything else is a fault of ours. */
export function isExpected(error: unknown): boolean {
  return (
    [MigrationProblem, PostgresProblem, PortTaken, SettingsProblem, SampleProblem, Conflict].some(
      (kind) => error instanceof kind,
    ) || systemProblem(error) !== null
  );
}

/** What went wrong and what would help, for the person at the terminal. */
export function explainFailure(error: unknown): string {
  const known = systemProblem(error);
  if (known !== null) return known;
  const message = error instanceof Error ? error.message : String(error);
  return isExpected(error) ? message : `Uptake stopped because of a fault: ${message}`;
}

function systemProblem(error: unknown): string | null {
  if (error instanceof DatabaseBusy) {
    return systemProblem(error.cause) ?? 'The database does not answer, or is too busy.';
  }
  if (!(error instanceof Error) || !('code' in error)) return null;
  switch (error.code) {
    case 'ENOSPC':
      return 'The disk is full. Make room where the data folder (UPTAKE_DATA) is, then start again. Nothing that was saved is lost.';
    case 'EACCES':
    case 'EPERM':
      return `There is no right to write where it is needed: ${error.message}. Choose another data folder with UPTAKE_DATA, or give the rights.`;
    case 'EROFS':
      return 'The data folder (UPTAKE_DATA) is on a disk that cannot be written to.';
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
      return 'The database of DATABASE_URL does not answer. Is the address right, and is the server running?';
    case '28P01':
    case '28000':
      return 'The database of DATABASE_URL turned the user or password down.';
    case '3D000':
      return 'The database named in DATABASE_URL does not exist. Create it first: createdb uptake';
    default:
      return null;
  }
}
