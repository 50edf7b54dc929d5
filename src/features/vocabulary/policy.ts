import { NotFound } from '../../kernel/answers.ts';
import type { Who } from '../../kernel/scope.ts';

/** Who looks after the installation looks after its words. */
export function mayCurate(who: Who): boolean {
  return who.person?.isAdministrator ?? false;
}

/** For everybody else there are no such pages. */
export function mustCurate(who: Who): void {
  if (!mayCurate(who)) throw new NotFound();
}
