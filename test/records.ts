import { sql } from 'kysely';
import type { PartialDate } from '../src/kernel/dates.ts';
import type { Person, ProjectScope } from '../src/kernel/scope.ts';
import type { Language } from '../src/kernel/words.ts';
import type { Kind } from '../src/records/kinds.ts';
import { publish, withdraw } from '../src/records/publishing.ts';
import { changeRecord, createRecord, headsById, type RecordHead } from '../src/records/record.ts';
import type { TestProject, World } from './world.ts';

export interface TestRecord {
  readonly kind: Kind;
  readonly title: string;
  readonly language?: Language;
  readonly state?: string;
  readonly variety?: string;
  readonly themes?: readonly string[];
  readonly partnerId?: string | null;
  readonly happensOn?: string;
  readonly isPublished?: boolean;
}

/** A record of any kind with nothing but its head, for tests that do not care what the feature keeps beside it. */
export async function newRecord(
  world: World,
  project: TestProject,
  person: Person,
  { isPublished = false, happensOn, ...values }: TestRecord,
): Promise<string> {
  const made = await world.inProject(project, person, (scope) =>
    createRecord(scope, { language: 'en', ...values, happensOn: (happensOn ?? null) as PartialDate | null }),
  );
  if (isPublished) await publishRecord(world, project, person, made);
  return made.id;
}

/** The head of a record that must be there. */
export async function headOf(scope: ProjectScope, id: string): Promise<RecordHead> {
  const head = (await headsById(scope, [id])).get(id);
  if (!head) throw new Error(`no record ${id}`);
  return head;
}

/** Publishes the record as it stands. */
export async function publishRecord(
  world: World,
  project: TestProject,
  person: Person,
  { id, content = {} }: { readonly id: string; readonly content?: Readonly<Record<string, unknown>> },
): Promise<void> {
  const country = typeof content['country'] === 'string' ? content['country'] : null;
  await world.inProject(project, person, async (scope) =>
    publish(scope, await headOf(scope, id), content, { country, words: '' }),
  );
}

export async function withdrawRecord(world: World, project: TestProject, person: Person, id: string): Promise<void> {
  await world.inProject(project, person, async (scope) => withdraw(scope, await headOf(scope, id)));
}

export async function renameRecord(
  world: World,
  project: TestProject,
  person: Person,
  { id, title }: { readonly id: string; readonly title: string },
): Promise<void> {
  await world.inProject(project, person, async (scope) =>
    changeRecord(scope, await headOf(scope, id), null, { title }),
  );
}

export interface TestCity {
  readonly city: string;
  readonly country: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** A published partner in a city. */
export async function newCity(world: World, project: TestProject, person: Person, place: TestCity): Promise<string> {
  const id = await newRecord(world, project, person, { kind: 'partner', title: place.city });
  await world.inProject(project, person, (scope) =>
    sql`insert into partner (id, project_id, organisation, city, country, latitude, longitude, role)
        values (${id}, ${project.id}, ${`City of ${place.city}`}, ${place.city}, ${place.country}, ${place.latitude}, ${place.longitude}, 'partner')`.execute(
      scope.db,
    ),
  );
  await publishRecord(world, project, person, { id, content: { ...place } });
  return id;
}
