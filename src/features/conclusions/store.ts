import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { countryOfPartner } from '../../records/published-value.ts';
import { publish } from '../../records/publishing.ts';
import { changeRecord, createRecord, headsById, needHead, type Stored } from '../../records/record.ts';
import { isTheme } from '../../records/themes.ts';
import { makeLink } from '../chain/index.ts';
import type { Conclusion } from './conclusion.ts';

interface ConclusionTable {
  id: string;
  project_id: string;
  description: string;
}

declare module '../../kernel/db.ts' {
  interface Database {
    conclusion: ConclusionTable;
  }
}

/** A conclusion of the workspace with the head of its record. */
export type StoredConclusion = Stored<Conclusion>;

/** The conclusion of this project at an address; NotFound when there is none. */
export async function needConclusion(scope: ProjectScope, slug: string): Promise<StoredConclusion> {
  const head = await needHead(scope, 'conclusion', slug);
  const row = await scope.db.selectFrom('conclusion').selectAll().where('id', '=', head.id).executeTakeFirst();
  if (!row) throw new NotFound();
  const { title, language } = head;
  return { head, value: { title, language, themes: head.themes.filter(isTheme), description: row.description } };
}

/** Makes a conclusion and ties it to its event: it stands in time where the event does, and belongs to the event's host. */
export async function createConclusion(
  scope: ProjectScope,
  conclusion: Conclusion,
  from: { readonly event: string; readonly reason: string },
): Promise<{ id: string; slug: string }> {
  const event = (await headsById(scope, [from.event])).get(from.event);
  if (event?.kind !== 'event') throw new NotFound();
  const { happensOn, partnerId } = event;
  const head = { kind: 'conclusion' as const, ...headOf(conclusion), happensOn, partnerId };
  const made = await createRecord(scope, head, said(conclusion));
  const { description } = conclusion;
  await scope.db.insertInto('conclusion').values({ id: made.id, project_id: scope.project.id, description }).execute();
  await makeLink(scope, {
    type: 'concluded-at',
    from: made.id,
    to: event.id,
    reason: from.reason,
    language: conclusion.language,
  });
  return made;
}

/** Replaces what a conclusion says. `revision` as in `changeRecord`. */
export async function changeConclusion(
  scope: ProjectScope,
  stored: StoredConclusion,
  revision: number | null,
  conclusion: Conclusion,
): Promise<void> {
  const fields = { before: said(stored.value), after: said(conclusion) };
  await changeRecord(scope, stored.head, revision, headOf(conclusion), fields);
  const { description } = conclusion;
  await scope.db.updateTable('conclusion').set({ description }).where('id', '=', stored.head.id).execute();
}

/** Puts the conclusion before the public as it stands. */
export async function publishConclusion(scope: ProjectScope, { head, value }: StoredConclusion): Promise<void> {
  const country = await countryOfPartner(scope, head.partnerId);
  await publish(scope, head, value, { country, words: value.description });
}

function headOf({ title, language, themes }: Conclusion) {
  return { title, language, themes };
}

function said({ description }: Conclusion) {
  return { description };
}
