import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';

/** The tables, by name. Each place that owns a table declares it here from its own file (interface merging). */
export interface Database {}

export type Db = Kysely<Database>;

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const statementNames = new Map<string, string>();
const mostStatements = 1000;

/** Prepared statements are found again by a name made from their text. */
function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known !== undefined) return known;
  if (statementNames.size >= mostStatements) return undefined;
  const name = createHash('sha1').update(text).digest('base64url');
  statementNames.set(text, name);
  return name;
}

export interface DatabaseOptions {
  url: string;
  connections: number;
  /** Off behind PgBouncer in transaction mode, which cannot keep prepared statements. */
  prepared: boolean;
  /** The role the application works as; null for the owner, who migrates. */
  role: string | null;
  onError: (error: Error) => void;
}

/** The database could not do it now and may do it in a moment: it restarts, is too busy, or two writers met. */
export class DatabaseBusy extends Error {}

/** Connections to the database, each with a Kysely of its own bound to it. */
export interface Pool {
  /**
   * Runs `work` in one transaction opened by `opening`, a statement of ours without values from outside. Throws
   * DatabaseBusy when trying again in a moment may help.
   */
  transaction<T>(opening: string, work: (db: Db) => Promise<T>): Promise<T>;
  /** Connects for listening to notifications; the caller ends the client. */
  listener(): Promise<pg.Client>;
  close(): Promise<void>;
}

/** Statements asked for in one breath leave in one packet. */
function together(client: pg.PoolClient): () => void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    stream.cork();
    process.nextTick(() => {
      isWaiting = false;
      stream.uncork();
    });
  };
}

interface Bound {
  readonly db: Db;
  /** From now on `db` refuses: what a part of the work left running may never reach the next transaction. */
  readonly end: () => void;
}

/** The connection in the hands of one transaction. */
function bind(client: pg.PoolClient, prepared: boolean): Bound {
  const gather = together(client);
  let isOver = false;
  const bound = {
    query: (text: string, values: readonly unknown[]) => {
      if (isOver) return Promise.reject(new Error('the transaction of this statement is over'));
      gather();
      const name = prepared && values.length > 0 ? statementName(text) : undefined;
      return client.query(name === undefined ? { text, values: [...values] } : { name, text, values: [...values] });
    },
    release: () => {},
  } as unknown as PostgresPoolClient;
  const pool = { connect: () => Promise.resolve(bound), end: () => Promise.resolve(), options: {} };
  const end = () => {
    isOver = true;
  };
  return { db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), end };
}

// Nobody's mistake may hold a connection or a lock for ever. In milliseconds.
const limits = { statement_timeout: 30_000, lock_timeout: 10_000, idle_in_transaction_session_timeout: 60_000 };
const patience = 10_000;

export function openPool(options: DatabaseOptions): Pool {
  // A connection begins by giving up what the owner may do.
  const start = { ...(options.role === null ? {} : { role: options.role }), ...limits };
  // What stands in the address would take the place of ours.
  const url = new URL(options.url);
  const given = url.searchParams.get('options') ?? '';
  url.searchParams.delete('options');
  const pool = new pg.Pool({
    connectionString: url.href,
    max: options.connections,
    connectionTimeoutMillis: patience,
    keepAlive: true,
    // What does not wait for another answer is sent at once; answers come in the order of the questions.
    pipeline: true,
    options: [given, ...Object.entries(start).map(([name, value]) => `-c ${name}=${value}`)].join(' ').trim(),
    // A pooler on the way may leave that out; then nothing at all is better than working as the owner.
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, which its types do not say
    onConnect: async (client) => (options.role === null ? undefined : needRole(client, options.role)),
  });
  pool.on('error', options.onError);
  // While a connection is at work nobody else listens to it, and an error without a listener ends the process.
  pool.on('connect', (client) => client.on('error', () => {}));

  return {
    async transaction(opening, work) {
      const client = await connect(pool);
      const { db, end } = bind(client, options.prepared);
      let broken: Error | undefined;
      try {
        // The work begins without waiting for the opening: a statement after one that failed fails too.
        const [, result] = await Promise.all([client.query(opening), work(db)]);
        end();
        const { command } = await client.query('commit');
        // A transaction in which a statement failed ends like this, also when nobody minded the failure.
        if (command !== 'COMMIT') throw new Error(`the transaction was not committed but ended by ${command}`);
        return result;
      } catch (error) {
        end();
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        if (isStale(error)) broken = error;
        throw isPassing(error) ? new DatabaseBusy('the database is busy', { cause: error }) : error;
      } finally {
        client.release(broken);
      }
    },
    async listener() {
      const client = new pg.Client({ connectionString: options.url, keepAlive: true });
      client.on('error', options.onError);
      await client.connect();
      return client;
    },
    close: () => pool.end(),
  };
}

async function needRole(client: pg.ClientBase, role: string): Promise<void> {
  const { rows } = await client.query<{ me: string }>('select current_user as me');
  if (rows[0]?.me === role) return;
  throw new Error(`the connection works as ${rows[0]?.me}, not as ${role}: something on the way leaves out "options"`);
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new DatabaseBusy('no connection to the database', { cause: error });
  }
}

/** Prepared before a migration changed the table, or gone behind a pooler: the connection must start anew. */
function isStale(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && ['0A000', '26000'].includes(error.code ?? '');
}

// Lost connections, deadlocks, locks and statements that took too long, no room, shutting down.
const passing = /^(?:08...|40001|40P01|53...|55P03|57014|57P0[1-4]|25P03)$/;

function isPassing(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return passing.test(error.code ?? '');
  return error instanceof Error && /^Connection terminated|not queryable|ECONNRE|EPIPE|ETIMEDOUT/.test(error.message);
}
