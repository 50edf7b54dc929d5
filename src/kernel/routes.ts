import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { NotFound } from './answers.ts';
import { address, ownAddress, withQuery, type Address } from './address.ts';
import type { Scope } from './scope.ts';
import { keepTaken, nameOfSent, takeForm, type Led } from './sent-forms.ts';
import { enter, touchSession, type Entered } from './sessions.ts';
import { nothingSubmitted, readSubmitted } from './submitted.ts';
import type { Tools } from './tools.ts';
import { newVisit, partOfPath, sessionCookie, type Said, type Visit, type WorkspaceVisit } from './visit.ts';

type Handler<V> = (visit: V) => Promise<Response> | Response;

/**
 * Where a feature says its addresses. `read` answers GET in a read-only transaction, `write` answers POST in one
 * that is committed when the handler returns and rolled back when it throws. `workspace` is below
 * `/p/:project`: the person is signed in and belongs to the project, or there is no such page.
 */
export interface Routes {
  readonly hono: Hono;
  read(path: string, handler: Handler<Visit>): void;
  write(path: string, handler: Handler<Visit>): void;
  readonly workspace: {
    read(path: string, handler: Handler<WorkspaceVisit>): void;
    write(path: string, handler: Handler<WorkspaceVisit>): void;
  };
}

const touchAfter = 60_000;

/** The page to come back to after signing in: this one or, when it only takes a form, the one the form stood on. */
function pageOf(visit: Visit): Address {
  const referer = visit.header('referer') ?? '';
  if (visit.context.req.method !== 'POST' || !URL.canParse(referer)) return visit.here;
  const { pathname, search } = new URL(referer);
  return ownAddress(pathname + search) ?? visit.here;
}

export function newRoutes(tools: Tools, clientAddressOf: (context: Context) => string): Routes {
  const hono = new Hono();

  async function visiting<V extends Visit>(
    context: Context,
    access: 'read only' | 'read write',
    narrow: (visit: Visit) => V | Response,
    handler: Handler<V>,
  ): Promise<Response> {
    const secret = getCookie(context, sessionCookie, 'host');
    const projectSlug = context.req.path.startsWith('/p/') ? partOfPath(context, 'project') : null;
    const now = tools.clock();
    const isSignedIn = async () =>
      secret !== undefined &&
      (await tools.pool.transaction('begin read only', (db) => enter(db, secret, null, now))) !== null;
    const submitted = access === 'read write' ? await readSubmitted(context, isSignedIn) : nothingSubmitted;
    let entered: Entered | null = null;
    const response = await tools.pool.transaction(`begin ${access}`, async (db) => {
      entered = secret ? await enter(db, secret, projectSlug, now) : null;
      const who = { person: entered?.person ?? null, memberships: entered?.memberships ?? [] };
      const scope: Scope = { db, who, project: entered?.project ?? null, tools, now };
      let led: Led | null = null;
      const onRedirect = (to: Address, said: Said | undefined) => {
        led = { to, said };
      };
      let isSecret = false;
      const onSecret = () => {
        isSecret = true;
      };
      const clientAddress = clientAddressOf(context);
      const visit = narrow(newVisit(context, { scope, entered, submitted, clientAddress, onRedirect, onSecret }));
      if (visit instanceof Response) return visit;
      const form = await nameOfSent(visit, visit.here, submitted);
      if (form === null) return handler(visit);
      const first = await takeForm(visit, form);
      if (first) return visit.redirect(first.to, first.said);
      const answer = await handler(visit);
      // Behind a secret address nothing is done twice that matters, and the address is not written down.
      await keepTaken(visit, form, isSecret ? null : led);
      return answer;
    });
    await keepSessionAwake(entered, now).catch((error: Error) => {
      // The answer stands: what was asked for is done.
      tools.log.warn({ error: error.name }, 'a session was not kept awake');
    });
    return response;
  }

  async function keepSessionAwake(entered: Entered | null, now: Date): Promise<void> {
    if (!entered || now.getTime() - entered.session.seenAt.getTime() < touchAfter) return;
    await tools.pool.transaction('begin', (db) => touchSession(db, entered.session.id, now));
  }

  const anyone = (visit: Visit) => visit;

  const member = (visit: Visit): WorkspaceVisit | Response => {
    const { person } = visit.who;
    // Whether the project exists is not told to somebody who has not signed in.
    if (person === null) return visit.redirect(withQuery(address`/sign-in`, { next: pageOf(visit).text }));
    if (visit.project === null) throw new NotFound();
    return { ...visit, project: visit.project, who: { ...visit.who, person } };
  };

  return {
    hono,
    read: (path, handler) => void hono.get(path, (context) => visiting(context, 'read only', anyone, handler)),
    write: (path, handler) => void hono.post(path, (context) => visiting(context, 'read write', anyone, handler)),
    workspace: {
      read: (path, handler) =>
        void hono.get(`/p/:project${path}`, (context) => visiting(context, 'read only', member, handler)),
      write: (path, handler) =>
        void hono.post(`/p/:project${path}`, (context) => visiting(context, 'read write', member, handler)),
    },
  };
}
