import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import type { Person, Scope } from '../../kernel/scope.ts';
import { announce } from '../../records/publishing.ts';
import { isSameValue } from '../../records/published-value.ts';
import type { Concept, ConceptValues } from './concept.ts';

const columns = ['id', 'terms', 'broader', 'themes', 'is_broad', 'ended_at'] as const;

/** All concepts, those that are not used any more at the end. */
export async function concepts(scope: Scope): Promise<Concept[]> {
  const rows = await scope.db.selectFrom('concept').select(columns).orderBy('ended_at').orderBy('id').execute();
  return rows.map(({ is_broad: isBroad, ended_at: endedAt, ...row }) => ({
    ...row,
    isBroad,
    isEnded: endedAt !== null,
  }));
}

export interface ConceptChange {
  readonly at: Date;
  readonly who: string | null;
  readonly before: Partial<ConceptValues>;
  readonly after: Partial<ConceptValues>;
}

/** What curators changed of a concept, the newest first. */
export async function changesOf(scope: Scope, id: string): Promise<ConceptChange[]> {
  const rows = await scope.db
    .selectFrom('concept_change')
    .leftJoin('person', 'person.id', 'concept_change.person_id')
    .select(['at', 'before', 'after', 'person.name as who'])
    .where('concept_id', '=', id)
    .orderBy('number', 'desc')
    .limit(50)
    .execute();
  return rows;
}

const mostCounted = 1000;

/** How many published practices speak of it, counted no further than a thousand. */
export async function practicesAbout(scope: Scope, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from (select from published where kind = 'practice' and search @@ ${`'§${id}'`}::tsquery limit ${mostCounted}) as found`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

/** Makes a concept; false when there is one of that name already. */
export async function addConcept(scope: Scope, person: Person, id: string, values: ConceptValues): Promise<boolean> {
  const made = await scope.db
    .insertInto('concept')
    .values({ id, ...rowOf(values), curated_at: scope.now, ended_at: values.isEnded ? scope.now : null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return false;
  await settled(scope, person, id, {}, values);
  return true;
}

/** Changes a concept; what the product says of it later is passed over from now on. */
export async function changeConcept(scope: Scope, person: Person, id: string, values: ConceptValues): Promise<void> {
  const row = await scope.db.selectFrom('concept').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new NotFound();
  const before: ConceptValues = {
    ...{ terms: row.terms, broader: row.broader, themes: row.themes, isBroad: row.is_broad },
    isEnded: row.ended_at !== null,
  };
  if (isSameValue(before, values)) return;
  const ended = values.isEnded ? (row.ended_at ?? scope.now) : null;
  await scope.db
    .updateTable('concept')
    .set({ ...rowOf(values), curated_at: scope.now, ended_at: ended })
    .where('id', '=', id)
    .execute();
  await settled(scope, person, id, before, values);
}

function rowOf({ terms, broader, themes, isBroad }: ConceptValues) {
  return { terms: JSON.stringify(terms), broader: [...broader], themes: [...themes], is_broad: isBroad };
}

/** Remembers the change, works out what follows from it, and has all records understood anew. */
async function settled(
  scope: Scope,
  person: Person,
  id: string,
  before: Partial<ConceptValues>,
  after: ConceptValues,
): Promise<void> {
  await sql`
    insert into concept_change (concept_id, number, at, person_id, before, after)
    select ${id}, coalesce(max(number), 0) + 1, ${scope.now}, ${person.id}, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb
    from concept_change where concept_id = ${id}`.execute(scope.db);
  await sql`select settle_vocabulary()`.execute(scope.db);
  await scope.tools.jobs.ask(scope, 'understand-records', {});
  await announce(scope);
}
