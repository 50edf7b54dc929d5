import type { Generated, JSONColumnType } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { countryOfPartner } from '../../records/published-value.ts';
import { publish } from '../../records/publishing.ts';
import { changeRecord, createRecord, needHead, type Stored } from '../../records/record.ts';
import type { Source } from '../../records/sources.ts';
import type { Theme } from '../../records/themes.ts';
import {
  beginningOf,
  cardStates,
  saidOfCard,
  type Card,
  type CardKind,
  type CardState,
  type CardValues,
  type Priority,
} from './card.ts';

interface CardTable {
  id: string;
  project_id: string;
  description: Generated<string>;
  priority: Priority | null;
  state_reason: Generated<string>;
  sources: JSONColumnType<Source[], string | undefined, string>;
}

declare module '../../kernel/db.ts' {
  interface Database {
    card: CardTable;
  }
}

export type StoredCard = Stored<Card>;

function headOf({ title, description, language, themes, partnerId }: CardValues) {
  return { title, summary: beginningOf(description), language, themes, partnerId };
}

function rowOf({ description, priority, sources }: CardValues) {
  return { description, priority, sources: JSON.stringify(sources) };
}

/** A need or strength by its address; NotFound when there is none. */
export async function needCard(scope: ProjectScope, kind: CardKind, slug: string): Promise<StoredCard> {
  const head = await needHead(scope, kind, slug);
  const row = await scope.db.selectFrom('card').selectAll().where('id', '=', head.id).executeTakeFirst();
  if (!row) throw new NotFound();
  const { title, language, partnerId } = head;
  const { description, priority, sources, state_reason: stateReason } = row;
  const themes = head.themes as Theme[];
  const state = head.state as CardState;
  return {
    head,
    value: { kind, title, language, partnerId, themes, state, stateReason, description, priority, sources },
  };
}

async function createCard(
  scope: ProjectScope,
  kind: CardKind,
  values: CardValues,
): Promise<{ id: string; slug: string }> {
  const { id, slug } = await createRecord(
    scope,
    { kind, ...headOf(values), state: cardStates[kind][0] },
    saidOfCard(values),
  );
  await scope.db
    .insertInto('card')
    .values({ id, project_id: scope.project.id, ...rowOf(values) })
    .execute();
  return { id, slug };
}

/** Makes a need, which is open until somebody says otherwise. */
export function createNeed(scope: ProjectScope, values: CardValues): Promise<{ id: string; slug: string }> {
  return createCard(scope, 'need', values);
}

/** Makes a strength, which is offered to the others. */
export function createStrength(scope: ProjectScope, values: CardValues): Promise<{ id: string; slug: string }> {
  return createCard(scope, 'strength', values);
}

/** Saves a card over the revision the person saw; throws SavedMeanwhile when that is not the newest. */
export async function changeCard(
  scope: ProjectScope,
  { head, value }: StoredCard,
  revision: number | null,
  values: CardValues,
): Promise<void> {
  await changeRecord(scope, head, revision, headOf(values), { before: saidOfCard(value), after: saidOfCard(values) });
  await scope.db.updateTable('card').set(rowOf(values)).where('id', '=', head.id).execute();
}

/** Says how far a need is, or that a strength is not offered any more. */
export async function setCardState(
  scope: ProjectScope,
  { head, value }: StoredCard,
  state: CardState,
  reason: string,
): Promise<void> {
  await changeRecord(
    scope,
    head,
    null,
    { state },
    { before: { stateReason: value.stateReason }, after: { stateReason: reason } },
  );
  await scope.db.updateTable('card').set({ state_reason: reason }).where('id', '=', head.id).execute();
}

export async function publishCard(scope: ProjectScope, { head, value }: StoredCard): Promise<void> {
  const country = await countryOfPartner(scope, value.partnerId);
  await publish(scope, head, value, { country, words: value.description });
}
