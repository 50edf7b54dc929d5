import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import pg from 'pg';
import pino from 'pino';
import { jobHandlers, newApp } from '../src/app.ts';
import { openDocuments } from '../src/documents/index.ts';
import { newChance } from '../src/kernel/chance.ts';
import { openPool } from '../src/kernel/db.ts';
import { openFileStore } from '../src/kernel/files.ts';
import { openJobs } from '../src/kernel/jobs.ts';
import { newLive } from '../src/kernel/live.ts';
import { PageCache } from '../src/kernel/page-cache.ts';
import type { CalendarPart } from '../src/kernel/mail-sender.ts';
import { listenForChanges } from '../src/kernel/page-changes.ts';
import type { Membership, Person, ProjectScope, Role } from '../src/kernel/scope.ts';
import { openSession } from '../src/kernel/sessions.ts';
import type { Tools } from '../src/kernel/tools.ts';
import type { Language } from '../src/kernel/words.ts';
import { readSettings } from '../src/settings.ts';
import { cloneDatabase } from './database.ts';
import { Page } from './page.ts';

export const origin = 'http://127.0.0.1:3000';

/** Somebody with a browser: keeps cookies between requests, as a browser does. */
export interface Visitor {
  readonly person: Person;
  readonly cookies: Map<string, string>;
}

export interface TestProject {
  readonly id: string;
  readonly slug: string;
}

type FormValue = string | readonly string[] | File | readonly File[];

/**
 * The application on a database of its own, with tools a test holds in its hands: a clock that stands still until it
 * is moved, an outbox to look into, files in a folder that goes away. One for a test file; closes itself.
 */
export interface World {
  readonly app: Hono;
  readonly tools: Tools;
  readonly ownerUrl: string;
  /** SQL as the owner, for looking at what the application cannot show. Row-level security holds for it too. */
  readonly sql: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  now(): Date;
  /** Sets the clock forward by so many milliseconds. */
  wait(milliseconds: number): void;
  project(values?: { slug?: string; isPublic?: boolean; isFictional?: boolean }): Promise<TestProject>;
  person(values?: {
    name?: string;
    email?: string;
    language?: Language;
    isAdministrator?: boolean;
    passwordHash?: string;
  }): Promise<Person>;
  /** A new person with this role in the project, signed in. */
  signedIn(member: {
    project?: TestProject;
    role?: Role;
    partner?: string | null;
    name?: string;
    isAdministrator?: boolean;
  }): Promise<Visitor>;
  /** Gives an existing person a session. */
  visitorFor(person: Person): Promise<Visitor>;
  anonymous(): Visitor;
  get(path: string, as?: Visitor, headers?: Record<string, string>): Promise<Page>;
  post(
    path: string,
    fields: Readonly<Record<string, FormValue>>,
    as?: Visitor,
    headers?: Record<string, string>,
  ): Promise<Page>;
  /** Sends the form and follows the redirect, as a browser does. */
  send(path: string, fields: Readonly<Record<string, FormValue>>, as?: Visitor): Promise<Page>;
  /** A transaction in the project on behalf of a person, to call a feature's door directly. */
  inProject<T>(project: TestProject, person: Person, work: (scope: ProjectScope) => Promise<T>): Promise<T>;
  letters(to?: string): Promise<WrittenLetter[]>;
  /** Does the jobs that wait. */
  runJobs(): Promise<number>;
}

export interface WrittenLetter {
  readonly recipient: string;
  readonly subject: string;
  readonly body_text: string;
  readonly body_html: string;
  readonly calendars: readonly CalendarPart[];
}

let counter = 0;
const closing: (() => Promise<void>)[] = [];
// Registered for the whole file: a hook of the caller's would end the world when that hook ends.
after(async () => {
  for (const close of closing) await close();
});

export async function newWorld(): Promise<World> {
  const database = await cloneDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'uptake-world-'));
  const log = pino({ level: process.env['UPTAKE_TEST_LOG'] ?? 'silent' });
  const settings = readSettings({
    UPTAKE_DATA: folder,
    DATABASE_URL: database.url,
    UPTAKE_SAMPLE: 'no',
    UPTAKE_LOG: 'silent',
  });
  const pool = openPool({ url: database.url, connections: 4, prepared: true, role: 'uptake_app', onError: () => {} });
  const jobs = openJobs(database.url, log);
  const documents = openDocuments();
  let now = new Date('2026-03-02T09:00:00Z');
  const tools: Tools = {
    settings,
    pool,
    clock: () => now,
    chance: newChance(),
    meanings: null,
    mailSender: { sends: false, send: () => Promise.resolve() },
    files: openFileStore(join(folder, 'files')),
    jobs,
    documents,
    live: newLive(pool),
    log,
  };
  const cache = new PageCache(() => now);
  const stopListening = await listenForChanges(pool, cache);
  const app = newApp(tools, cache);
  const owner = new pg.Pool({ connectionString: database.url, max: 2 });
  owner.on('error', () => {});
  closing.push(async () => {
    await tools.live.close();
    await stopListening();
    await jobs.stop();
    await documents.close();
    await pool.close();
    await owner.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
    const client = await owner.connect();
    try {
      const { rows: projects } = await client.query<{ ids: string }>(
        "select set_config('uptake.administrator', 'yes', false), ''::text as ids",
      );
      const all = await client.query<{ ids: string | null }>("select string_agg(id::text, ',') as ids from project");
      await client.query("select set_config('uptake.projects', $1, false)", [
        all.rows[0]?.ids ?? projects[0]?.ids ?? '',
      ]);
      return (await client.query<Row>(text, values)).rows;
    } finally {
      client.release();
    }
  };

  const world: World = {
    app,
    tools,
    ownerUrl: database.url,
    sql: ask,
    now: () => now,
    wait(milliseconds) {
      now = new Date(now.getTime() + milliseconds);
    },
    async project(values = {}) {
      const id = tools.chance.id();
      const slug = values.slug ?? `project-${++counter}`;
      const isPublic = values.isPublic ?? true;
      await pool.transaction(`begin; set local uptake.projects = '${id}'`, async (db) => {
        const title = `Project ${slug}`;
        await sql`
          insert into project (id, slug, acronym, title, rule_set, starts_on, is_public, is_fictional, created_at)
          values (${id}, ${slug}, ${slug.toUpperCase()}, ${title}, 'interreg-europe-2014-2020', '2025-01', ${isPublic},
                  ${values.isFictional ?? false}, ${now})`.execute(db);
        await db
          .insertInto('record')
          .values({
            id,
            project_id: id,
            kind: 'project',
            slug,
            title,
            language: 'en',
            partner_id: null,
            happens_on: null,
            created_at: now,
            created_by: null,
            changed_at: now,
            changed_by: null,
            published_at: null,
            erased_at: null,
          })
          .execute();
      });
      return { id, slug };
    },
    async person(values = {}) {
      const id = tools.chance.id();
      const name = values.name ?? `Person ${++counter}`;
      const email = values.email ?? `person-${id}@example.org`;
      const language = values.language ?? 'en';
      await pool.transaction('begin', (db) =>
        db
          .insertInto('person')
          .values({
            id,
            email,
            name,
            password_hash: values.passwordHash ?? null,
            language,
            is_administrator: values.isAdministrator ?? false,
            contact_consent_at: null,
            created_at: now,
            ended_at: null,
          })
          .execute(),
      );
      return { id, name, email, language, zone: 'Europe/Brussels', isAdministrator: values.isAdministrator ?? false };
    },
    async signedIn(member) {
      const person = await world.person({
        ...(member.name === undefined ? {} : { name: member.name }),
        isAdministrator: member.isAdministrator ?? false,
      });
      const { project } = member;
      if (project) {
        const row = {
          id: tools.chance.id(),
          project_id: project.id,
          person_id: person.id,
          partner_id: member.partner ?? null,
          role: member.role ?? 'editor',
          created_at: now,
          ended_at: null,
        };
        await pool.transaction(`begin; set local uptake.projects = '${project.id}'`, (db) =>
          db.insertInto('membership').values(row).execute(),
        );
      }
      return world.visitorFor(person);
    },
    async visitorFor(person) {
      const scope = { who: { person: null, memberships: [] }, project: null, tools, now };
      const secret = await pool.transaction('begin', (db) => openSession({ db, ...scope }, person.id, 'Test browser'));
      return { person, cookies: new Map([['__Host-session', secret]]) };
    },
    anonymous: () => ({
      person: { id: '', name: '', email: '', language: 'en', zone: 'Europe/Brussels', isAdministrator: false },
      cookies: new Map(),
    }),
    get: (path, as, headers = {}) => request(app, as, { method: 'GET', path, body: null, headers }),
    post: (path, fields, as, headers = {}) =>
      request(app, as, { method: 'POST', path, body: formBody(fields), headers }),
    async send(path, fields, as) {
      const answer = await world.post(path, fields, as);
      if (answer.status !== 303) return answer;
      return world.get(answer.location, as);
    },
    async inProject(project, person, work) {
      return pool.transaction(
        `begin; set local uptake.projects = '${project.id}'; set local uptake.person = '${person.id}'`,
        async (db) => {
          const row = await db.selectFrom('project').selectAll().where('id', '=', project.id).executeTakeFirstOrThrow();
          const members = await db
            .selectFrom('membership')
            .selectAll()
            .where('person_id', '=', person.id)
            .where('ended_at', 'is', null)
            .execute();
          const memberships: Membership[] = members.map((member) => ({
            project: member.project_id,
            partner: member.partner_id,
            role: member.role as Role,
          }));
          return work({
            db,
            who: { person, memberships },
            project: {
              id: row.id,
              slug: row.slug,
              acronym: row.acronym,
              title: row.title,
              isFictional: row.is_fictional,
              isPublic: row.is_public,
            },
            tools,
            now,
          });
        },
      );
    },
    letters: (to) =>
      ask(`select * from mail where $1::text is null or recipient = $1 order by created_at, id`, [to ?? null]),
    runJobs: () => jobs.finishWaiting(tools, jobHandlers),
  };
  return world;
}

function formBody(fields: Readonly<Record<string, FormValue>>): URLSearchParams | FormData {
  const entries = Object.entries(fields).flatMap(([name, value]): [string, string | File][] =>
    (Array.isArray(value) ? value : [value]).map((one: string | File): [string, string | File] => [name, one]),
  );
  if (entries.some(([, value]) => value instanceof File)) {
    const body = new FormData();
    for (const [name, value] of entries) body.append(name, value);
    return body;
  }
  return new URLSearchParams(entries as [string, string][]);
}

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: URLSearchParams | FormData | null;
  readonly headers: Record<string, string>;
}

async function request(app: Hono, as: Visitor | undefined, { method, path, body, headers }: Sent): Promise<Page> {
  const cookie = [...(as?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  const sent: Record<string, string> = {
    ...(cookie === '' ? {} : { Cookie: cookie }),
    ...(method === 'POST' ? { Origin: origin } : {}),
    ...headers,
  };
  const response = await app.request(`${origin}${path}`, { method, headers: sent, ...(body === null ? {} : { body }) });
  for (const set of response.headers.getSetCookie()) {
    const [pair = ''] = set.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    if (/max-age=0/i.test(set)) as?.cookies.delete(name);
    else as?.cookies.set(name, value);
  }
  return Page.read(`${method} ${path}`, response);
}
