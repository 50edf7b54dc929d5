import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { publish, withdraw } from '../../records/publishing.ts';
import { makeLink } from '../chain/index.ts';
import { changeRecord, createRecord, needHead, type Stored } from '../../records/record.ts';
import { notePublished, overtake } from '../reviews/index.ts';
import { blocksOf, keepBlocks, publishBlocks, withdrawBlocks } from '../blocks/index.ts';
import { asReviewed, type Practice, type PracticeState } from './practice.ts';
import { headOf, practiceOf, rowOf, said } from './tables.ts';

/** A practice of the workspace with the head of its record. */
export type StoredPractice = Stored<Practice>;

/** The practice of this project at an address; NotFound when there is none. */
export async function needPractice(scope: ProjectScope, slug: string): Promise<StoredPractice> {
  const head = await needHead(scope, 'practice', slug);
  const row = await scope.db.selectFrom('practice').selectAll().where('id', '=', head.id).executeTakeFirst();
  if (!row) throw new NotFound();
  return { head, value: practiceOf(row, head, await blocksOf(scope, head.id)) };
}

/** Makes a practice, as a draft. */
export async function createPractice(scope: ProjectScope, practice: Practice): Promise<{ id: string; slug: string }> {
  const made = await createRecord(
    scope,
    { kind: 'practice', ...headOf(practice), state: 'draft' satisfies PracticeState },
    said(practice),
  );
  await scope.db
    .insertInto('practice')
    .values({ id: made.id, project_id: scope.project.id, ...rowOf(practice) })
    .execute();
  await keepBlocks(scope, made.id, practice, { before: [], after: practice.blocks });
  return made;
}

/** Replaces what a practice says. `revision` as in `changeRecord`. */
export async function changePractice(
  scope: ProjectScope,
  { head, value }: StoredPractice,
  revision: number | null,
  practice: Practice,
): Promise<void> {
  await changeRecord(scope, head, revision, headOf(practice), { before: said(value), after: said(practice) });
  await scope.db.updateTable('practice').set(rowOf(practice)).where('id', '=', head.id).execute();
  await keepBlocks(scope, head.id, practice, { before: value.blocks, after: practice.blocks });
  await overtake(scope, head, practice.language);
}

/** Puts the practice before the public as it stands; `note` says what is new in this version. */
export async function publishPractice(
  scope: ProjectScope,
  { head, value: practice }: StoredPractice,
  note = '',
): Promise<void> {
  const state: PracticeState = 'published';
  if (head.state !== state) await changeRecord(scope, head, null, { state });
  const words = [
    practice.city,
    practice.ownerOrganisation,
    practice.description,
    practice.resources,
    practice.evidence,
    practice.difficulties,
    practice.transfer,
    ...practice.skills,
    ...practice.technology,
  ];
  await publish(scope, { ...head, state }, practice, { country: practice.country, words: words.join('\n'), note });
  await publishBlocks(scope, { id: head.id, country: practice.country }, practice.blocks);
  await notePublished(scope, head.id, asReviewed(practice));
}

/** Takes the public page away; the practice is a draft again. */
export async function withdrawPractice(scope: ProjectScope, { head }: StoredPractice): Promise<void> {
  await withdraw(scope, head);
  await withdrawBlocks(scope, head.id);
  await changeRecord(scope, head, null, { state: 'draft' satisfies PracticeState });
}

/** An action that proved itself becomes a practice for others: a draft with what the action tells, tied to it for good. */
export async function practiceFromAction(
  scope: ProjectScope,
  action: { readonly id: string; readonly practice: Practice; readonly reason: string },
): Promise<{ id: string; slug: string }> {
  const made = await createPractice(scope, action.practice);
  await makeLink(scope, {
    type: 'became',
    from: action.id,
    to: made.id,
    reason: action.reason,
    language: action.practice.language,
  });
  return made;
}
