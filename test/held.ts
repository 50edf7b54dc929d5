import pg from 'pg';
import type { World } from './world.ts';

/**
 * Lets several requests come to the same point at the same moment, for certain: holds a lock until as many of them as
 * `waiting` stand still before it or behind one another, then lets go. `hold` is the statement that takes the lock.
 */
export async function atTheSameMoment<T>(
  world: World,
  { hold, waiting }: { hold: string; waiting: number },
  start: () => Promise<T>[],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(hold);
    const started = Promise.all(start());
    let still = 0;
    while (still < waiting) {
      // Inside a transaction the database shows what it saw first, unless told to look again.
      await client.query('select pg_stat_clear_snapshot()');
      const { rows } = await client.query<{ still: number }>(
        `select count(*)::int as still from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      still = rows[0]?.still ?? 0;
    }
    await client.query('rollback');
    return await started;
  } finally {
    await client.end();
  }
}
