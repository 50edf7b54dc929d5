import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { JobData, JobName, Jobs } from './job.ts';
import type { Tools } from './tools.ts';

export type JobHandlers = { readonly [name in JobName]: (tools: Tools, data: JobData[name]) => Promise<void> };

export interface JobRunner extends Jobs {
  /** Works until stopped. Daily jobs are planned here. */
  work(tools: Tools, handlers: JobHandlers): Promise<void>;
  /** Does everything that waits now, then returns how much that was. */
  finishWaiting(tools: Tools, handlers: JobHandlers): Promise<number>;
  stop(): Promise<void>;
}

const names: readonly JobName[] = ['write-password-reset', 'send-mail', 'forget-expired', 'seal-history'];
const daily: Partial<Record<JobName, string>> = { 'forget-expired': '47 1 * * *', 'seal-history': '17 2 * * *' };

/** Creates what pg-boss keeps in the database and lets the application's role use it. Run by the owner. */
export async function migrateJobs(ownerUrl: string, run: (sql: string) => Promise<unknown>): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 2 });
  boss.on('error', () => {});
  await boss.start();
  for (const name of names) {
    await boss.createQueue(name, {
      retryLimit: 8,
      retryDelay: 30,
      retryBackoff: true,
      deleteAfterSeconds: 14 * 86_400,
    });
  }
  await boss.stop({ graceful: false });
  await run('grant usage on schema pgboss to uptake_app');
  await run('grant select, insert, update, delete on all tables in schema pgboss to uptake_app');
  await run('grant execute on all functions in schema pgboss to uptake_app');
}

export function openJobs(ownerUrl: string, log: Logger): JobRunner {
  const boss = new PgBoss({ connectionString: ownerUrl, migrate: false, max: 3 });
  boss.on('error', (error) => log.error({ error: String(error) }, 'jobs'));
  let started: Promise<unknown> | null = null;
  const start = () => (started ??= boss.start());

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
      log.warn({ job: name, id, error: String(error) }, 'job failed, will be tried again');
      throw error;
    }
  };

  return {
    async ask(scope, name, data) {
      await start();
      const executeSql = async (text: string, values?: unknown[]) => {
        const result = await scope.db.executeQuery<object>(CompiledQuery.raw(text, values ?? []));
        return { rows: result.rows };
      };
      await boss.send(name, data, { db: { executeSql } });
    },
    async work(tools, handlers) {
      await start();
      for (const name of names) {
        await boss.work<object>(name, { batchSize: 1, pollingIntervalSeconds: 1 }, async (jobs) => {
          for (const job of jobs) await handle(tools, handlers, name, job.id, job.data);
        });
      }
      for (const [name, cron] of Object.entries(daily)) await boss.schedule(name, cron);
    },
    async finishWaiting(tools, handlers) {
      await start();
      let done = 0;
      for (const name of names) {
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
