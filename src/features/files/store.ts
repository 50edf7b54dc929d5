import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import { remember } from '../../records/history.ts';
import type { CheckedFile } from './checking.ts';

/** A file that is tied to a record, as far as the reader may know of it. */
export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
}

/** The files of these records, by record, the first attached first. */
export async function filesOf(scope: Scope, recordIds: readonly string[]): Promise<Map<string, AttachedFile[]>> {
  if (recordIds.length === 0) return new Map();
  const rows = await scope.db
    .selectFrom('attachment')
    .innerJoin('file', 'file.hash', 'attachment.file_hash')
    .select(['attachment.id', 'attachment.record_id', 'attachment.name', 'file.media_type as mediaType', 'file.size'])
    .where('attachment.record_id', 'in', recordIds)
    .orderBy('attachment.id')
    .execute();
  const byRecord = Map.groupBy(rows, (row) => row.record_id);
  return new Map(
    [...byRecord].map(([record, ones]) => [
      record,
      ones.map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size })),
    ]),
  );
}

/** Keeps files and ties them to a record. Who may read the record may read them. */
export async function attachFiles(scope: ProjectScope, recordId: string, files: readonly CheckedFile[]): Promise<void> {
  for (const { name, content } of files) {
    const kept = await scope.tools.files.keep(content);
    await scope.db
      .insertInto('file')
      .values({ hash: kept.hash, size: kept.size, media_type: kept.mediaType, created_at: scope.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await scope.db
      .insertInto('attachment')
      .values({
        id: scope.tools.chance.id(),
        project_id: scope.project.id,
        record_id: recordId,
        file_hash: kept.hash,
        name,
        created_at: scope.now,
        created_by: scope.who.person.id,
      })
      .execute();
    await remember(scope, recordId, 'attached', { file: { before: null, after: name } });
  }
}
