import type { Hono } from 'hono';
import { sql } from 'kysely';
import type { Tools } from './kernel/tools.ts';

const neverKept = { 'Cache-Control': 'no-store' };

/** For those who watch over the service: the process answers (/healthz); the database does, too (/readyz). */
export function healthRoutes(app: Hono, { pool }: Tools): void {
  app.get('/healthz', (context) => context.json({ healthy: true }, 200, neverKept));
  app.get('/readyz', async (context) => {
    const ready = await pool
      .transaction('begin read only', (db) => sql`select from record limit 1`.execute(db))
      .then(
        () => true,
        () => false,
      );
    return context.json({ ready }, ready ? 200 : 503, neverKept);
  });
}
