import { sql } from 'kysely';
import type { Db } from './db.ts';
import type { JobName } from './job.ts';

/** How much there is of one kind of job: done ones are kept for two weeks. */
export interface JobCount {
  readonly name: JobName;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  readonly done: number;
  /** When the oldest waiting one was asked for. */
  readonly waitingSince: Date | null;
  readonly lastDoneAt: Date | null;
}

/** A job that was given up after all its tries. */
export interface FailedJob {
  readonly id: string;
  readonly name: JobName;
  readonly askedAt: Date;
  readonly failedAt: Date;
  readonly tries: number;
  /** What it failed of, in the words of the program. */
  readonly reason: string;
}

/** The jobs as pg-boss keeps them, counted by name. */
export async function jobCounts(scope: { readonly db: Db }): Promise<JobCount[]> {
  const { rows } = await sql<JobCount>`
    select queue.name,
      count(*) filter (where state in ('created', 'retry')) as waiting, count(*) filter (where state = 'active') as running,
      count(*) filter (where state = 'failed') as failed, count(*) filter (where state = 'completed') as done,
      min(job.created_on) filter (where state in ('created', 'retry')) as "waitingSince", max(job.completed_on) filter (where state = 'completed') as "lastDoneAt"
    from pgboss.queue left join pgboss.job on job.name = queue.name
    where queue.name not like '\\_\\_%' group by queue.name order by queue.name`.execute(scope.db);
  return rows;
}

/** The jobs that were given up, newest first. */
export async function failedJobs(scope: { readonly db: Db }, most: number): Promise<FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id, name, created_on as "askedAt", completed_on as "failedAt", retry_count + 1 as tries,
      coalesce(output ->> 'message', '') as reason
    from pgboss.job where state = 'failed' order by completed_on desc, id limit ${most}`.execute(scope.db);
  return rows;
}
