import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Db } from './db.ts';
import { faultOf } from './fault.ts';
import { isWork, jobNames, type JobData, type JobName, type Jobs } from './job.ts';
import type { Tools } from './tools.ts';

export type JobHandlers = { readonly [name in JobName]: (tools: Tools, data: JobData[name]) => Promise<void> };

export interface JobRunner extends Jobs {
  /** Works until stopped. Jobs that nobody asks for are planned here. */
  work(tools: Tools, handlers: JobHandlers): Promise<void>;
  /** Does everything that waits now, then returns how much that was. */
  finishWaiting(tools: Tools, handlers: JobHandlers): Promise<number>;
  stop(): Promise<void>;
}

/** What is done without being asked for: minute, hour, day, month, day of the week, in UTC. */
const planned: Partial<Record<JobName, string>> = {
  'forget-expired': '47 1 * * *',
  'seal-history': '17 2 * * *',
  'tell-owners-of-adoption': '* * * * *',
  'make-small-pictures': '37 2 * * *',
  'thank-guests': '7 6 * * *',
  'understand-records': '* * * * *',
  'remember-meanings': '* * * * *',
};

// A mail server may be away from Friday evening to Monday morning: after an hour's worth of tries, one each hour, for
// three days. A process that dies is noticed by its silence.
const habits = {
  retryLimit: 80,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 3600,
  heartbeatSeconds: 60,
  deleteAfterSeconds: 14 * 86_400,
} as const;

// What somebody follows may take long; that it goes on is known by its heartbeat.
const habitsOf = (name: JobName) => (isWork(name) ? { ...habits, expireInSeconds: 12 * 3600 } : habits);

/** Creates what pg-boss keeps in the database and lets the application's role use it. Run by the owner. */
export async function migrateJobs(ownerUrl: string, run: (sql: string) => Promise<unknown>): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 2 });
  boss.on('error', () => {});
  await boss.start();
  for (const name of jobNames) {
    await boss.createQueue(name, habitsOf(name));
    await boss.updateQueue(name, habitsOf(name));
  }
  await boss.stop({ graceful: false });
  await run('grant usage on schema pgboss to uptake_app');
  await run('grant select, insert, update, delete on all tables in schema pgboss to uptake_app');
  await run('grant execute on all functions in schema pgboss to uptake_app');
}

/** Lets pg-boss work in a transaction of ours. */
function inside(db: Db) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => {
      const { rows } = await db.executeQuery<object>(CompiledQuery.raw(text, values));
      return { rows };
    },
  };
}

export function openJobs(ownerUrl: string, log: Logger): JobRunner {
  const boss = new PgBoss({ connectionString: ownerUrl, migrate: false, max: 3 });
  boss.on('error', (error) => log.error({ error: faultOf(error) }, 'jobs'));
  let started: Promise<unknown> | null = null;
  const start = () =>
    (started ??= boss.start().catch((error: Error) => {
      // The next one who needs it tries again.
      started = null;
      throw error;
    }));

  const handle = async <Name extends JobName>(
    tools: Tools,
    handlers: JobHandlers,
    name: Name,
    id: string,
    data: object,
  ) => {
    try {
      await handlers[name](tools, data as JobData[Name]);
    } catch (error) {
      log.warn({ job: name, id, error: faultOf(error) }, 'job failed, will be tried again');
      throw error;
    }
  };

  return {
    async ask(scope, name, data) {
      await start();
      await boss.send(name, data, { db: inside(scope.db) });
    },
    async tryAgain(scope, name, ids) {
      await start();
      await boss.retry(name, [...ids], { db: inside(scope.db) });
    },
    async work(tools, handlers) {
      await start();
      for (const name of jobNames) {
        await boss.work<object>(name, { batchSize: 1, pollingIntervalSeconds: 1 }, async (jobs) => {
          for (const job of jobs) await handle(tools, handlers, name, job.id, job.data);
        });
      }
      for (const [name, cron] of Object.entries(planned)) await boss.schedule(name, cron, null, { missed: 'once' });
    },
    async finishWaiting(tools, handlers) {
      await start();
      let done = 0;
      for (const name of jobNames) {
        for (let jobs = await boss.fetch<object>(name, { batchSize: 20 }); jobs.length > 0;) {
          for (const job of jobs) {
            await handle(tools, handlers, name, job.id, job.data);
            await boss.complete(name, job.id);
            done++;
          }
          jobs = await boss.fetch<object>(name, { batchSize: 20 });
        }
      }
      return done;
    },
    async stop() {
      if (started) await boss.stop({ graceful: true, timeout: 5000 });
    },
  };
}
