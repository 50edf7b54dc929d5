import type { ColumnType, Generated, Selectable } from 'kysely';
import { isId } from './chance.ts';
import type { Db } from './db.ts';
import { faultOf } from './fault.ts';
import type { FollowedJob, WorkKinds, WorkName } from './job.ts';
import type { Person, Scope, Who } from './scope.ts';
import type { Tools } from './tools.ts';
import type { Language } from './words.ts';

/** How far work has come that somebody asked for. */
export type WorkState<Name extends WorkName> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'finished'; readonly result: WorkKinds[Name]['result'] }
  /** The reason is for people, in the language of the work; null after a fault, of which only the log tells. */
  | { readonly kind: 'failed'; readonly reason: string | null };

/** One piece of work, of any kind or of one. */
export interface Work<Name extends WorkName = WorkName> {
  readonly id: string;
  readonly name: Name;
  readonly language: Language;
  readonly askedAt: Date;
  readonly state: WorkState<Name>;
}

/** Thrown by a handler when the work cannot be done and trying again would not help; the message is for people. */
export class WorkFailed extends Error {}

/** Tells how far the work is; the total is null while it is not known. Written at most twice a second. */
export type Progress = (done: number, total: number | null) => Promise<void>;

type AskingScope = Scope & { readonly who: Who & { readonly person: Person } };

/** Asks for work in the caller's own transaction and on behalf of its person; gives the id it is followed by. */
export async function askForWork<Name extends WorkName>(
  scope: AskingScope,
  { name, asked, language }: { name: Name; asked: WorkKinds[Name]['asked']; language: Language },
): Promise<string> {
  const id = scope.tools.chance.id();
  const person = scope.who.person.id;
  await scope.db
    .insertInto('work')
    .values({ id, person_id: person, name, asked: JSON.stringify(asked), language, asked_at: scope.now })
    .execute();
  await scope.tools.jobs.ask(scope, name, { work: id, person });
  return id;
}

/** Work that the scope's person may see: their own, or anybody's for an administrator. */
export async function findWork(scope: Pick<Scope, 'db'>, id: string): Promise<Work | null> {
  if (!isId(id)) return null;
  const row = await scope.db.selectFrom('work').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? shaped(row) : null;
}

/** The newest work of one kind that the scope's person may see. */
export async function newestWork(scope: Pick<Scope, 'db'>, name: WorkName, most: number): Promise<Work[]> {
  const rows = await scope.db
    .selectFrom('work')
    .selectAll()
    .where('name', '=', name)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(shaped);
}

export function isUnderWay({ state }: Work): boolean {
  return state.kind === 'waiting' || state.kind === 'running';
}

function shaped(row: WorkRow): Work {
  const { id, name, language } = row;
  return { id, name, language, askedAt: row.asked_at, state: stateOf(row) };
}

function stateOf({ runs, done, total, finished_at: finishedAt, result, failure }: WorkRow): Work['state'] {
  if (failure !== null) return { kind: 'failed', reason: failure || null };
  if (finishedAt !== null && result !== null) return { kind: 'finished', result };
  return runs === 0 ? { kind: 'waiting' } : { kind: 'running', done, total };
}

/** Begun more often than this, work is given up: something in it ends whoever does it. */
const mostRuns = 3;
/** In milliseconds. */
const progressEvery = 500;

/** What a handler is told of the work it does. */
export interface Asked<Name extends WorkName> {
  readonly asked: WorkKinds[Name]['asked'];
  readonly person: string;
  /** In which reasons for people are told. */
  readonly language: Language;
}

/**
 * Makes a job's handler of what does the work. Each run begins its progress anew, and only the newest run is listened
 * to; work that is over is not done again. A fault is tried again, a few times.
 */
export function followed<Name extends WorkName>(
  name: Name,
  doIt: (tools: Tools, asked: Asked<Name>, progress: Progress) => Promise<WorkKinds[Name]['result']>,
): (tools: Tools, job: FollowedJob) => Promise<void> {
  return async (tools, job) => {
    const begun = await begin(tools, job);
    if (!begun) return;
    const { run, asked, language } = begun;
    try {
      if (run > mostRuns) throw new Error(`${name} was begun ${mostRuns} times and never came to an end`);
      const given = { asked: asked as WorkKinds[Name]['asked'], person: job.person, language };
      const result = await doIt(tools, given, progressOf(tools, job, run));
      await finish(tools, job, run, { result: JSON.stringify(result), failure: null });
    } catch (error) {
      const isFault = !(error instanceof WorkFailed);
      if (isFault && run < mostRuns) throw error;
      if (isFault) tools.log.error({ work: job.work, error: faultOf(error) }, 'work was given up');
      await finish(tools, job, run, { result: null, failure: isFault ? '' : error.message });
    }
  };
}

/** On behalf of who asked, in a transaction of its own: the handler's may be open meanwhile, or be rolled back. */
function onBehalf<T>(tools: Tools, { person }: FollowedJob, work: (db: Db) => Promise<T>): Promise<T> {
  return tools.pool.transaction(`begin; set local uptake.person = '${person}'`, work);
}

/** Counts a new run; undefined when the work is over, or its person is gone. */
async function begin(tools: Tools, job: FollowedJob) {
  return onBehalf(tools, job, (db) =>
    db
      .updateTable('work')
      .set((of) => ({ runs: of('runs', '+', 1), done: 0, total: null }))
      .where('id', '=', job.work)
      .where('finished_at', 'is', null)
      .returning(['runs as run', 'asked', 'language'])
      .executeTakeFirst(),
  );
}

function ofRun(db: Db, { work }: FollowedJob, run: number) {
  return db.updateTable('work').where('id', '=', work).where('runs', '=', run).where('finished_at', 'is', null);
}

function progressOf(tools: Tools, job: FollowedJob, run: number): Progress {
  let written = Number.NEGATIVE_INFINITY;
  return async (done, total) => {
    const now = tools.clock().getTime();
    if (Math.abs(now - written) < progressEvery) return;
    written = now;
    try {
      await onBehalf(tools, job, (db) => ofRun(db, job, run).set({ done, total }).execute());
    } catch (error) {
      // The work goes on; the next time will tell.
      tools.log.warn({ work: job.work, error: faultOf(error) }, 'how far work is was not written');
    }
  };
}

async function finish(
  tools: Tools,
  job: FollowedJob,
  run: number,
  outcome: { result: string; failure: null } | { result: null; failure: string },
): Promise<void> {
  const finishedAt = tools.clock();
  await onBehalf(tools, job, (db) =>
    ofRun(db, job, run)
      .set({ ...outcome, finished_at: finishedAt })
      .execute(),
  );
}

const keptDays = 14;

/** The daily job that forgets work as old as jobs that are done. */
export async function forgetOldWork(tools: Tools): Promise<void> {
  const before = new Date(tools.clock().getTime() - keptDays * 86_400_000);
  await tools.pool.transaction("begin; set local uptake.administrator = 'yes'", (db) =>
    db.deleteFrom('work').where('asked_at', '<', before).execute(),
  );
}

interface WorkTable {
  id: string;
  person_id: string;
  name: WorkName;
  asked: ColumnType<WorkKinds[WorkName]['asked'], string, never>;
  language: Language;
  asked_at: Date;
  runs: Generated<number>;
  done: Generated<number>;
  total: OrNull<number>;
  finished_at: OrNull<Date>;
  result: ColumnType<WorkKinds[WorkName]['result'] | null, string | undefined, string | null>;
  failure: OrNull<string>;
}
type OrNull<T> = ColumnType<T | null, T | undefined, T | null>;
type WorkRow = Selectable<WorkTable>;

declare module './db.ts' {
  interface Database {
    work: WorkTable;
  }
}
