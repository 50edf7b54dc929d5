import { sql } from 'kysely';
import { NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { ValuesOf } from '../../kernel/forms.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import { remember } from '../../records/history.ts';
import { announce } from '../../records/publishing.ts';
import type { Stakeholder, stakeholderForm, StakeholderInWorkspace } from './stakeholder.ts';

type Typed = ValuesOf<(typeof stakeholderForm)['fields']>;

/** Who is in the group of a partner with a public page, as everybody may read it. */
export async function publicGroup(scope: Scope, partnerId: string): Promise<Stakeholder[]> {
  const { rows } = await sql<Stakeholder>`
    select id, organisation, role, language, joined_on as "joinedOn" from stakeholder_group(${partnerId}::uuid)`.execute(
    scope.db,
  );
  return rows;
}

/** Everybody who is or was in the group of a partner, those who left at the end. */
export async function wholeGroup(scope: ProjectScope, partnerId: string): Promise<StakeholderInWorkspace[]> {
  return stakeholders(scope)
    .where('partner_id', '=', partnerId)
    .orderBy(sql`left_on is not null`)
    .orderBy(sql`lower(organisation)`)
    .orderBy('id')
    .execute();
}

export async function needStakeholder(
  scope: ProjectScope,
  partnerId: string,
  id: string,
): Promise<StakeholderInWorkspace> {
  const found = isId(id)
    ? await stakeholders(scope).where('partner_id', '=', partnerId).where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!found) throw new NotFound();
  return found;
}

function stakeholders({ db }: Scope) {
  return db
    .selectFrom('stakeholder')
    .select(['id', 'organisation', 'role', 'language', 'contact', 'joined_on as joinedOn', 'left_on as leftOn']);
}

/** Adds an organisation to the group; it stands in the history of the partner. */
export async function addStakeholder(scope: ProjectScope, partnerId: string, typed: Typed): Promise<void> {
  await scope.db
    .insertInto('stakeholder')
    .values({
      id: scope.tools.chance.id(),
      project_id: scope.project.id,
      partner_id: partnerId,
      language: scope.who.person.language,
      ...rowOf(typed),
    })
    .execute();
  await told(scope, partnerId, null, typed);
}

export async function changeStakeholder(
  scope: ProjectScope,
  partnerId: string,
  before: StakeholderInWorkspace,
  typed: Typed,
): Promise<void> {
  await scope.db.updateTable('stakeholder').set(rowOf(typed)).where('id', '=', before.id).execute();
  await told(scope, partnerId, before, typed);
}

function rowOf({ organisation, role, contact, joinedOn: joined_on, leftOn: left_on }: Typed) {
  return { organisation, role, contact, joined_on, left_on };
}

type Told = Pick<Typed, 'organisation' | 'role' | 'joinedOn' | 'leftOn'>;

/** What the history says of it; how people are reached stays out. */
async function told(scope: ProjectScope, partnerId: string, before: Told | null, after: Told): Promise<void> {
  const line = ({ organisation, role, joinedOn, leftOn }: Told) =>
    [organisation, role, joinedOn, leftOn].filter((part) => part !== null && part !== '').join(', ');
  const change = { before: before && line(before), after: line(after) };
  await remember(scope, partnerId, 'changed', { stakeholder: change });
  await announce(scope);
}
