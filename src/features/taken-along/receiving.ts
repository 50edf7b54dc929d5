import type { ProjectScope } from '../../kernel/scope.ts';

interface WrittenAwayTable {
  id: string;
  project_id: string;
  address: string;
  received_at: Date;
}

declare module '../../kernel/db.ts' {
  interface Database {
    written_away: WrittenAwayTable;
  }
}

/** What came of something that was sent: where it is read, or why it was not taken. */
export type Received =
  | { readonly state: 'taken'; readonly address: string }
  | { readonly state: 'conflict'; readonly theirs: { readonly content: string; readonly revision: number } }
  | { readonly state: 'refused'; readonly reasons: readonly string[] };

/**
 * Takes something that was written without a network, once: what comes again under the same number, because the answer
 * was lost or two tabs sent it, gets the first answer. Only what was taken counts; what was refused may come again.
 */
export async function takeOnce(scope: ProjectScope, id: string, take: () => Promise<Received>): Promise<Received> {
  // Whoever comes second waits here until the first has ended.
  const first = await scope.db
    .insertInto('written_away')
    .values({ id, project_id: scope.project.id, address: '', received_at: scope.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  const row = () => scope.db.selectFrom('written_away').where('id', '=', id).where('project_id', '=', scope.project.id);
  if (!first) {
    const known = await row().select('address').executeTakeFirst();
    // The number of something in another project is nobody's here.
    return known ? { state: 'taken', address: known.address } : { state: 'refused', reasons: [] };
  }
  const received = await take();
  if (received.state === 'taken') {
    await scope.db.updateTable('written_away').set({ address: received.address }).where('id', '=', id).execute();
  } else {
    await scope.db.deleteFrom('written_away').where('id', '=', id).execute();
  }
  return received;
}
