import type { ProjectScope } from '../../kernel/scope.ts';
import { headsById } from '../../records/record.ts';

/** Names of partners by id, in their order. */
export async function partnerNames(scope: ProjectScope, partners: readonly string[]): Promise<string[]> {
  const heads = await headsById(scope, partners);
  return partners.flatMap((partner) => heads.get(partner)?.title ?? []);
}
