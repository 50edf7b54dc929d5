import { beginning } from '../../kernel/beginning.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { createRecord } from '../../records/record.ts';
import { linksOf, makeLink, withdrawLink } from '../chain/index.ts';
import { attachFiles, type CheckedFile } from '../files/index.ts';
import './tables.ts';
import type { Evidence, Update } from './update.ts';

/** Evidence to be added to an update. */
export interface NewEvidence extends Pick<Evidence, 'kind' | 'strength' | 'caption' | 'webAddress' | 'language'> {
  readonly files: readonly CheckedFile[];
}

type Proven = Pick<Update, 'id' | 'actionId' | 'isPublic'>;

/** Adds evidence to an update and ties it to the action it proves. */
export async function addEvidence(scope: ProjectScope, update: Proven, evidence: NewEvidence): Promise<{ id: string }> {
  const { kind, strength, caption, webAddress, language } = evidence;
  const title = caption || webAddress || (evidence.files[0]?.name ?? kind);
  const made = await createRecord(
    scope,
    { kind: 'evidence', title, language, variety: kind, hasPage: false },
    { strength, webAddress },
  );
  await scope.db
    .insertInto('evidence')
    .values({
      id: made.id,
      project_id: scope.project.id,
      action_id: update.actionId,
      update_id: update.id,
      kind,
      strength,
      caption,
      web_address: webAddress,
      language,
      made_at: scope.now,
    })
    .execute();
  await attachFiles(scope, made.id, evidence.files);
  await tie(scope, update, made.id, { title, strength, language });
  return made;
}

/** One line that says what proves the action. */
function tie(
  scope: ProjectScope,
  update: Proven,
  evidenceId: string,
  told: Pick<Evidence, 'strength' | 'language'> & { title: string },
): Promise<string> {
  return makeLink(scope, {
    type: 'proves',
    from: evidenceId,
    to: update.actionId,
    reason: beginning(told.title.replace(/\s+/g, ' '), 300),
    language: told.language,
    strength: told.strength,
    isOpen: update.isPublic,
  });
}

async function evidenceOfUpdate(scope: ProjectScope, updateId: string) {
  return scope.db
    .selectFrom('evidence')
    .innerJoin('record', 'record.id', 'evidence.id')
    .select(['evidence.id', 'evidence.strength', 'evidence.language', 'record.title'])
    .where('evidence.update_id', '=', updateId)
    .execute();
}

async function untie(scope: ProjectScope, evidenceId: string, reason: string): Promise<void> {
  const links = await linksOf(scope, 'workspace', evidenceId);
  const proving = links.filter(({ type, from }) => type === 'proves' && from === evidenceId);
  for (const link of proving) await withdrawLink(scope, link, reason);
}

/** The evidence of an update became public, or stopped being so: its ties are made anew. */
export async function reopenEvidence(scope: ProjectScope, update: Proven): Promise<void> {
  for (const one of await evidenceOfUpdate(scope, update.id)) {
    await untie(scope, one.id, update.isPublic ? 'public' : 'project');
    await tie(scope, update, one.id, one);
  }
}

/** What a withdrawn update was checked by proves nothing any more. */
export async function withdrawEvidence(scope: ProjectScope, update: Proven, reason: string): Promise<void> {
  for (const one of await evidenceOfUpdate(scope, update.id)) await untie(scope, one.id, reason);
}
