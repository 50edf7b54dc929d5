import { sql, type ColumnType, type Generated } from 'kysely';
import { Conflict, NotFound } from '../../kernel/answers.ts';
import { isId } from '../../kernel/chance.ts';
import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import { hashOf } from '../../kernel/sessions.ts';
import type { Language } from '../../kernel/words.ts';
import { remember } from '../../records/history.ts';
import type { Face } from '../../records/kinds.ts';
import { announce } from '../../records/publishing.ts';
import type { Question, QuestionState } from './question.ts';

type Moment = ColumnType<Date | null, Date | null, Date | null>;

interface QuestionTable {
  id: string;
  project_id: string;
  record_id: string;
  content: string;
  language: Language;
  asker_id: string | null;
  asker_name: string;
  asker_organisation: string;
  shows_name: boolean;
  is_public: Generated<boolean>;
  state: QuestionState;
  asked_at: ColumnType<Date, Date, Date>;
  told_at: Moment;
  answer: Generated<string>;
  answer_language: Language | null;
  settled_at: Moment;
  settled_by: string | null;
}

interface QuestionContactTable {
  question_id: string;
  project_id: string;
  email: string;
  secret_hash: Buffer;
}

declare module '../../kernel/db.ts' {
  interface Database {
    question: QuestionTable;
    question_contact: QuestionContactTable;
  }
}

/** The record that is asked about, as its public page shows it. */
export interface Subject {
  readonly id: string;
  readonly projectId: string;
}

export interface NewQuestion {
  readonly content: string;
  readonly language: Language;
  readonly askerName: string;
  readonly askerOrganisation: string;
  readonly showsName: boolean;
  readonly isPublic?: boolean;
}

/** Keeps a question; a guest's waits until it is confirmed. Gives its id. */
export async function addQuestion(
  scope: Scope,
  subject: Subject,
  { askerName, askerOrganisation, showsName, isPublic = true, ...asked }: NewQuestion,
  guest: { readonly email: string; readonly secret: string } | null,
): Promise<string> {
  const id = scope.tools.chance.id();
  await scope.db
    .insertInto('question')
    .values({
      id,
      project_id: subject.projectId,
      record_id: subject.id,
      ...asked,
      asker_id: guest === null ? (scope.who.person?.id ?? null) : null,
      asker_name: askerName,
      asker_organisation: askerOrganisation,
      shows_name: showsName,
      is_public: isPublic,
      state: guest === null ? 'open' : 'unconfirmed',
      asked_at: scope.now,
      told_at: null,
      answer_language: null,
      settled_at: null,
      settled_by: null,
    })
    .execute();
  if (guest) {
    const contact = { question_id: id, project_id: subject.projectId, email: guest.email };
    await scope.db
      .insertInto('question_contact')
      .values({ ...contact, secret_hash: hashOf(guest.secret) })
      .execute();
  }
  return id;
}

const columns = [
  'id',
  'record_id as recordId',
  'content',
  'language',
  'asker_id as askerId',
  'asker_organisation as askerOrganisation',
  'state',
  'asked_at as askedAt',
  'is_public as isPublic',
  'answer',
  'answer_language as answerLanguage',
  'settled_at as settledAt',
] as const;

/** The name only with consent. */
const shownName = sql<string | null>`case when shows_name then nullif(asker_name, '') end`.as('askerName');

/** The questions about a record that this face shows, the newest first; one's own among them. */
export async function questionsAbout(scope: Scope, face: Face, recordId: string): Promise<Question[]> {
  const states: QuestionState[] = face === 'public' ? ['answered'] : ['open', 'answered', 'declined'];
  return scope.db
    .selectFrom('question')
    .select(columns)
    .select(shownName)
    .where('record_id', '=', recordId)
    .$if(face === 'public', (query) => query.where('is_public', '=', true))
    .where((where) =>
      where.or([
        where('state', 'in', states),
        where.and([where('asker_id', '=', scope.who.person?.id ?? null), where('state', '=', 'open')]),
      ]),
    )
    .orderBy('asked_at', 'desc')
    .limit(100)
    .execute();
}

/** A question of this project that was put to the owner; NotFound when there is none. */
export async function needQuestion(scope: ProjectScope, id: string): Promise<Question> {
  const found = isId(id) ? await findQuestion(scope, id) : null;
  if (!found || found.state === 'unconfirmed' || found.state === 'withdrawn') throw new NotFound();
  return found;
}

export async function findQuestion(scope: Scope, id: string): Promise<Question | null> {
  const row = await scope.db
    .selectFrom('question')
    .select(columns)
    .select(shownName)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The question a guest's secret belongs to, with the transaction opened for its project; null when there is none. */
export async function openQuestion(scope: Scope, secret: string): Promise<Question | null> {
  const { rows } = await sql<{ id: string | null }>`select open_question(${hashOf(secret)}) as id`.execute(scope.db);
  const id = rows[0]?.id;
  return id ? findQuestion(scope, id) : null;
}

/** Moves a question on, unless it is not in `from` any more: false then. */
export async function moveQuestion(
  scope: Scope,
  id: string,
  from: readonly QuestionState[],
  state: QuestionState,
): Promise<boolean> {
  const moved = await scope.db
    .updateTable('question')
    .set({ state })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** Answers or declines, or says it otherwise; both stand in the record's history. */
export async function settle(
  scope: ProjectScope,
  question: Question,
  state: 'answered' | 'declined',
  answer: string,
  taken: string,
): Promise<void> {
  const settled = await scope.db
    .updateTable('question')
    .set({
      state,
      answer,
      answer_language: scope.who.person.language,
      settled_at: question.settledAt ?? scope.now,
      settled_by: scope.who.person.id,
    })
    .where('id', '=', question.id)
    .where('state', 'in', ['open', 'answered', 'declined'])
    .executeTakeFirst();
  if (settled.numUpdatedRows === 0n) throw new Conflict(taken);
  await remember(scope, question.recordId, 'changed', {
    question: { before: null, after: question.content },
    [state === 'answered' ? 'answer' : 'declined']: { before: question.answer || null, after: answer },
  });
  await announce(scope);
}
