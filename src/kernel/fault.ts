import pg from 'pg';

/** An error for the log. The database repeats in its messages what people typed, so of those only the place is kept. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return describeOther(error);
  const stack = error.stack ?? error.name;
  if (!(error instanceof pg.DatabaseError)) return stack;
  const place = [error.code, error.routine, error.table, error.constraint].filter(Boolean).join(' ');
  return `${error.name} ${place}\n${stack.slice(stack.indexOf('\n    at ') + 1)}`;
}

/** pg-boss hands on errors as plain objects. */
function describeOther(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  const { code, routine } = error as { code?: unknown; routine?: unknown };
  const place = [code, routine].filter((part) => typeof part === 'string');
  return place.length === 0 ? 'an error without a code' : place.join(' ');
}
