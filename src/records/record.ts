import { sql } from 'kysely';
import { Conflict, NotFound } from '../kernel/answers.ts';
import type { PartialDate } from '../kernel/dates.ts';
import type { ProjectScope, Scope } from '../kernel/scope.ts';
import type { Language } from '../kernel/words.ts';
import { freeSlug } from './slug.ts';
import { changesBetween, remember, type Recorded } from './history.ts';
import type { Kind } from './kinds.ts';

/** What every record has, whatever its kind. */
export interface RecordHead {
  id: string;
  kind: Kind;
  slug: string | null;
  title: string;
  summary: string;
  language: Language;
  state: string;
  /** What sort of its kind it is: the kind of an event, a practice that worked or did not. */
  variety: string;
  themes: string[];
  partnerId: string | null;
  happensOn: PartialDate | null;
  revision: number;
  changedAt: Date;
  createdBy: string | null;
  publishedAt: Date | null;
}

/** A record of the workspace: its head, and the value that its feature keeps beside it. */
export interface Stored<Value> {
  readonly head: RecordHead;
  readonly value: Value;
}

export interface NewRecord {
  kind: Kind;
  title: string;
  summary?: string;
  language: Language;
  state?: string;
  variety?: string;
  themes?: readonly string[];
  partnerId?: string | null;
  happensOn?: PartialDate | null;
  /** Records without a page of their own (updates, evidence) need no address. */
  hasPage?: boolean;
  /** Given for a project, whose record has its id, and for what its page named before it was kept. */
  id?: string;
}

const columns = [
  'record.id',
  'record.kind',
  'record.slug',
  'record.title',
  'record.summary',
  'record.language',
  'record.state',
  'record.variety',
  'record.themes',
  'record.partner_id as partnerId',
  'record.happens_on as happensOn',
  'record.revision',
  'record.changed_at as changedAt',
  'record.created_by as createdBy',
  'record.published_at as publishedAt',
] as const;

/** Columns of a record's head, for a query that joins the feature's own table. */
export const headColumns = columns;

/** Makes the record and its first history line; the feature then adds its own row with the same id. */
export async function createRecord(
  scope: ProjectScope,
  made: NewRecord & { hasPage?: true },
  said?: Readonly<Record<string, Recorded>>,
): Promise<{ id: string; slug: string }>;
export async function createRecord(
  scope: ProjectScope,
  made: NewRecord & { hasPage: false },
  said?: Readonly<Record<string, Recorded>>,
): Promise<{ id: string; slug: null }>;
export async function createRecord(
  scope: ProjectScope,
  made: NewRecord,
  said: Readonly<Record<string, Recorded>> = {},
): Promise<{ id: string; slug: string | null }> {
  const id = made.id ?? scope.tools.chance.id();
  const slug = made.hasPage === false ? null : await freeSlug(scope, made.kind, made.title);
  const head = {
    title: made.title,
    summary: made.summary ?? '',
    language: made.language,
    state: made.state ?? '',
    variety: made.variety ?? '',
    themes: [...(made.themes ?? [])],
    partner_id: made.partnerId ?? null,
    happens_on: made.happensOn ?? null,
  };
  await scope.db
    .insertInto('record')
    .values({
      id,
      project_id: scope.project.id,
      kind: made.kind,
      slug,
      ...head,
      created_at: scope.now,
      created_by: scope.who.person.id,
      changed_at: scope.now,
      changed_by: scope.who.person.id,
      published_at: null,
      erased_at: null,
    })
    .execute();
  await remember(scope, id, 'created', changesBetween({}, { ...headSaid(head), ...said }));
  return { id, slug };
}

interface HeadValues {
  title: string;
  summary: string;
  language: Language;
  state: string;
  variety: string;
  themes: string[];
  partner_id: string | null;
  happens_on: PartialDate | null;
}

function headSaid(head: Partial<HeadValues>): Record<string, Recorded> {
  const { title, summary, language, state, variety, themes, partner_id: partner, happens_on: date } = head;
  const all = { title, summary, language, state, variety, themes, partner, date };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null)) as Record<
    string,
    Recorded
  >;
}

export interface RecordChange {
  title?: string;
  summary?: string;
  language?: Language;
  state?: string;
  variety?: string;
  themes?: readonly string[];
  partnerId?: string | null;
  happensOn?: PartialDate | null;
}

/**
 * Changes a record and remembers what changed, the feature's own fields (`before`, `after`) included.
 * `revision` is the one the person saw: when somebody saved meanwhile this throws SavedMeanwhile and nothing
 * is written. Null skips that check, for changes that do not replace what others wrote.
 */
export async function changeRecord(
  scope: ProjectScope,
  head: RecordHead,
  revision: number | null,
  change: RecordChange,
  fields: { before: Readonly<Record<string, Recorded>>; after: Readonly<Record<string, Recorded>> } = {
    before: {},
    after: {},
  },
): Promise<void> {
  const values: Partial<HeadValues> = {
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.summary === undefined ? {} : { summary: change.summary }),
    ...(change.language === undefined ? {} : { language: change.language }),
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.variety === undefined ? {} : { variety: change.variety }),
    ...(change.themes === undefined ? {} : { themes: [...change.themes] }),
    ...(change.partnerId === undefined ? {} : { partner_id: change.partnerId }),
    ...(change.happensOn === undefined ? {} : { happens_on: change.happensOn }),
  };
  let update = scope.db
    .updateTable('record')
    .set({ ...values, revision: sql<number>`revision + 1`, changed_at: scope.now, changed_by: scope.who.person.id })
    .where('id', '=', head.id)
    .where('project_id', '=', scope.project.id);
  if (revision !== null) update = update.where('revision', '=', revision);
  const result = await update.executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new SavedMeanwhile(head.id);
  const before = headSaid({
    title: head.title,
    summary: head.summary,
    language: head.language,
    state: head.state,
    variety: head.variety,
    themes: head.themes,
    partner_id: head.partnerId,
    happens_on: head.happensOn,
  });
  const changes = changesBetween({ ...before, ...fields.before }, { ...headSaid(values), ...fields.after });
  if (Object.keys(changes).length > 0) await remember(scope, head.id, 'changed', changes);
  await markTextsOutdated(scope, head.id, Object.keys(changes));
}

/** Somebody saved the record after this person opened it. The form shows both versions side by side. */
export class SavedMeanwhile extends Conflict {
  readonly recordId: string;
  constructor(recordId: string) {
    super('saved meanwhile');
    this.recordId = recordId;
  }
}

async function markTextsOutdated(scope: ProjectScope, recordId: string, fields: readonly string[]): Promise<void> {
  if (fields.length === 0) return;
  await scope.db
    .updateTable('text')
    .set({ outdated_since: scope.now })
    .where('record_id', '=', recordId)
    .where('field', 'in', fields)
    .where('outdated_since', 'is', null)
    .execute();
}

/** The head of a record of this project by kind and slug; NotFound when there is none. */
export async function needHead(scope: ProjectScope, kind: Kind, slug: string): Promise<RecordHead> {
  const head = await scope.db
    .selectFrom('record')
    .select(columns)
    .where('project_id', '=', scope.project.id)
    .where('kind', '=', kind)
    .where('slug', '=', slug)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!head) throw new NotFound();
  return head;
}

/** Heads of records by id, as far as the scope may see them. */
export async function headsById(scope: Scope, ids: readonly string[]): Promise<Map<string, RecordHead>> {
  if (ids.length === 0) return new Map();
  const heads = await scope.db
    .selectFrom('record')
    .select(columns)
    .where('id', 'in', ids)
    .where('erased_at', 'is', null)
    .execute();
  return new Map(heads.map((head) => [head.id, head]));
}
