import { NotFound } from '../../kernel/answers.ts';
import { address, withQuery } from '../../kernel/address.ts';
import type { Person, Scope, Who } from '../../kernel/scope.ts';
import { absoluteDays, idleHours, openSession } from '../../kernel/sessions.ts';
import type { Visit } from '../../kernel/visit.ts';

/** A visit of somebody who is signed in, outside any project. */
export interface PersonVisit extends Visit {
  readonly who: Who & { readonly person: Person };
  readonly session: NonNullable<Visit['session']>;
}

/** Lets signed-in people through; the others sign in first and come back to the page they wanted. */
export function signedIn(
  handler: (visit: PersonVisit) => Promise<Response> | Response,
): (visit: Visit) => Promise<Response> | Response {
  return (visit) => {
    const { session } = visit;
    const { person } = visit.who;
    if (person && session) return handler({ ...visit, session, who: { ...visit.who, person } });
    const isPage = visit.context.req.method === 'GET';
    return visit.redirect(withQuery(address`/sign-in`, { next: isPage ? visit.here.text : null }));
  };
}

/** Signs a person in with a session of their own; the one the browser had before, if any, ends. */
export async function startSession(visit: Visit, personId: string): Promise<void> {
  if (visit.session) await endSession(visit, visit.session.id);
  visit.signIn(await openSession(visit, personId, deviceOf(visit.header('user-agent') ?? '')), absoluteDays);
}

async function endSession(scope: Scope, id: string): Promise<void> {
  await scope.db.deleteFrom('session').where('id', '=', id).execute();
}

export async function signOut(visit: Visit): Promise<void> {
  if (visit.session) await endSession(visit, visit.session.id);
  visit.signOut();
}

/** Ends the sessions of a person, all or all but one. */
export async function endSessions(scope: Scope, personId: string, but: string | null): Promise<void> {
  let ending = scope.db.deleteFrom('session').where('person_id', '=', personId);
  if (but !== null) ending = ending.where('id', '!=', but);
  await ending.execute();
}

export interface OpenSession {
  readonly id: string;
  readonly device: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly isThis: boolean;
}

const idleSince = (now: Date): Date => new Date(now.getTime() - idleHours * 3_600_000);

/** The person's sessions that still hold, the one of this visit first. */
export async function sessionsOf(visit: PersonVisit): Promise<OpenSession[]> {
  const rows = await visit.db
    .selectFrom('session')
    .select(['id', 'device', 'created_at', 'seen_at'])
    .where('person_id', '=', visit.who.person.id)
    .where('ends_at', '>', visit.now)
    .where('seen_at', '>', idleSince(visit.now))
    .orderBy('seen_at', 'desc')
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      device: row.device,
      startedAt: row.created_at,
      seenAt: row.seen_at,
      isThis: row.id === visit.session.id,
    }))
    .toSorted((one, other) => Number(other.isThis) - Number(one.isThis));
}

/** Ends one session of the person; NotFound when it is not theirs. */
export async function endOwnSession(visit: PersonVisit, id: string): Promise<void> {
  if (!(await sessionsOf(visit)).some((session) => session.id === id)) throw new NotFound();
  await endSession(visit, id);
}

export async function forgetEndedSessions(scope: Pick<Scope, 'db' | 'now'>): Promise<void> {
  await scope.db
    .deleteFrom('session')
    .where((where) => where.or([where('ends_at', '<=', scope.now), where('seen_at', '<=', idleSince(scope.now))]))
    .execute();
}

const browsers = {
  'Edg/': 'Edge',
  'OPR/': 'Opera',
  'SamsungBrowser/': 'Samsung Internet',
  'Firefox/': 'Firefox',
  'FxiOS/': 'Firefox',
  'CriOS/': 'Chrome',
  'Chrome/': 'Chrome',
  'Safari/': 'Safari',
};
const systems = {
  iPhone: 'iPhone',
  iPad: 'iPad',
  Android: 'Android',
  Windows: 'Windows',
  'Mac OS X': 'Mac',
  CrOS: 'ChromeOS',
  Linux: 'Linux',
};

/** Browser and system as people call them, such as "Firefox, Windows"; empty when the browser does not say. */
export function deviceOf(userAgent: string): string {
  const named = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).find(([mark]) => userAgent.includes(mark))?.[1];
  return [named(browsers), named(systems)].filter((name) => name !== undefined).join(', ');
}
