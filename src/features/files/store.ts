import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import { remember } from '../../records/history.ts';
import type { CheckedFile } from './checking.ts';
import './small-pictures.ts';

/** A file that is tied to a record, as far as the reader may know of it. */
export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** Of a picture that was drawn: its size upright, in pixels, and whether there is a small one. */
  readonly picture: { readonly width: number; readonly height: number; readonly hasSmall: boolean } | null;
}

/** The files of these records, by record, the first attached first. */
export async function filesOf(scope: Scope, recordIds: readonly string[]): Promise<Map<string, AttachedFile[]>> {
  if (recordIds.length === 0) return new Map();
  const rows = await scope.db
    .selectFrom('attachment')
    .innerJoin('file', 'file.hash', 'attachment.file_hash')
    .leftJoin('picture', 'picture.file_hash', 'attachment.file_hash')
    .select(['attachment.id', 'attachment.record_id', 'attachment.name', 'file.media_type as mediaType', 'file.size'])
    .select(['picture.width', 'picture.height', 'picture.small_hash'])
    .where('attachment.record_id', 'in', recordIds)
    .orderBy('attachment.id')
    .execute();
  const byRecord = Map.groupBy(rows, (row) => row.record_id);
  return new Map(
    [...byRecord].map(([record, ones]) => [
      record,
      ones.map(({ id, name, mediaType, size, width, height, small_hash: small }) => {
        const picture = width === null || height === null ? null : { width, height, hasSmall: small !== null };
        return { id, name, mediaType, size, picture };
      }),
    ]),
  );
}

/** A file as it was kept, by its content. */
export interface KeptFile {
  readonly hash: string;
  readonly name: string;
}

/** Keeps files; their rights are those of whatever they are tied to next. Pictures are made small after a while. */
export async function keepFiles(scope: ProjectScope, files: readonly CheckedFile[]): Promise<KeptFile[]> {
  const all: KeptFile[] = [];
  let hasPicture = false;
  for (const { name, content } of files) {
    const kept = await scope.tools.files.keep(content);
    if (kept.mediaType.startsWith('image/')) hasPicture = true;
    await scope.db
      .insertInto('file')
      .values({ hash: kept.hash, size: kept.size, media_type: kept.mediaType, created_at: scope.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    all.push({ hash: kept.hash, name });
  }
  if (hasPicture) await scope.tools.jobs.ask(scope, 'make-small-pictures', {});
  return all;
}

/** Keeps files and ties them to a record. Who may read the record may read them. */
export async function attachFiles(scope: ProjectScope, recordId: string, files: readonly CheckedFile[]): Promise<void> {
  for (const { hash, name } of await keepFiles(scope, files)) {
    await scope.db
      .insertInto('attachment')
      .values({
        id: scope.tools.chance.id(),
        project_id: scope.project.id,
        record_id: recordId,
        file_hash: hash,
        name,
        created_at: scope.now,
        created_by: scope.who.person.id,
      })
      .execute();
    await remember(scope, recordId, 'attached', { file: { before: null, after: name } });
  }
}
