import { createHash } from 'node:crypto';
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

/** Connections to the database, each with a Kysely of its own bound to it. */
export interface Pool {
  /** Runs `work` in one transaction opened by `opening`, a statement of ours without values from outside. */
  transaction<T>(opening: string, work: (db: Db) => Promise<T>): Promise<T>;
  /** Connects for listening to notifications; the caller ends the client. */
  listener(): Promise<pg.Client>;
  close(): Promise<void>;
}

function bind(client: pg.PoolClient, prepared: boolean): Db {
  const bound = {
    query: (text: string, values: readonly unknown[]) => {
      const name = prepared && values.length > 0 ? statementName(text) : undefined;
      return client.query(name === undefined ? { text, values: [...values] } : { name, text, values: [...values] });
    },
    release: () => {},
  } as unknown as PostgresPoolClient;
  const pool = { connect: () => Promise.resolve(bound), end: () => Promise.resolve(), options: {} };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

export function openPool(options: DatabaseOptions): Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    // The first statement on a connection gives up what the owner may do.
    options: options.role === null ? '' : `-c role=${options.role}`,
  });
  pool.on('error', options.onError);
  const bound = new WeakMap<pg.PoolClient, Db>();

  return {
    async transaction(opening, work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        const db = bound.get(client) ?? bind(client, options.prepared);
        bound.set(client, db);
        await client.query(opening);
        const result = await work(db);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async listener() {
      const client = new pg.Client({ connectionString: options.url });
      client.on('error', options.onError);
      await client.connect();
      return client;
    },
    close: () => pool.end(),
  };
}
