import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { Address, ownAddress } from './address.ts';
import { NotFound } from './answers.ts';
import { readForm, type Form, type Fields, type ReadForm, type Submitted } from './forms.ts';
import type { Html } from './html.ts';
import { languageOf } from './language.ts';
import { newReader, type Reader } from './reader.ts';
import type { ProjectScope, Scope } from './scope.ts';
import type { Entered } from './sessions.ts';
import { stored } from './submitted.ts';

/** One request, as a route sees it: a scope on behalf of somebody, what they sent, and ways to answer. */
export interface Visit extends Scope {
  readonly reader: Reader;
  /** Path and query of this page. */
  readonly here: Address;
  readonly session: Entered['session'] | null;
  /** Notices the person has not seen, counted up to 100. */
  readonly unseen: number;
  readonly clientAddress: string;
  /** A part of the path, as in `/practices/:slug`. */
  param(name: string): string;
  /** A query value; the last one when it stands several times; undefined when it is absent or empty. */
  query(name: string): string | undefined;
  queries(name: string): readonly string[];
  readonly submitted: Submitted;
  read<F extends Fields>(form: Form<F>): ReadForm<F>;
  page(content: Html, status?: number): Response;
  /** Something to be read by programs: its media type, and the name it is saved under, if it is to be saved. */
  content(text: string, mediaType: string, fileName?: string): Response;
  /** After something was saved: the browser gets the next page by GET. The next page says `said`, once. */
  redirect(to: Address, said?: Said): Response;
  /** Says that where this visit leads is a secret address: it is not kept, and the form may be sent again. */
  leadsToSecret(): void;
  /** What the page before left to be said on this one. */
  readonly said: Said | null;
  signIn(secret: string, days: number): void;
  signOut(): void;
  header(name: string): string | undefined;
  /** Sets a header of the answer. */
  answerWith(name: string, value: string): void;
  readonly context: Context;
}

/** Told on the page after a redirect: a sentence for the person, and the draft that is not needed any more. */
export interface Said {
  readonly text?: string;
  readonly draft?: string;
}

/** A visit inside a project's workspace: the person is signed in and belongs to the project. */
export interface WorkspaceVisit extends Visit {
  readonly project: ProjectScope['project'];
  readonly who: ProjectScope['who'];
}

/** Whether what both faces share is drawn in a workspace. */
export function isWorkspaceVisit(visit: Visit): visit is WorkspaceVisit {
  return visit.project !== null && visit.who.person !== null;
}

export const sessionCookie = 'session';
const saidCookie = 'said';

// Bound to this very host: a neighbour under the same domain can neither sign people in nor put words in our mouth.
const ownCookie = { prefix: 'host', secure: true, path: '/', httpOnly: true, sameSite: 'Lax' } as const;

/** What the page before left to be said, as it came. */
export function saidOf(context: Context): string | undefined {
  return getCookie(context, saidCookie, 'host');
}

/** Reads what the page before left to be said, and takes it away. */
function takeSaid(context: Context): Said | null {
  const kept = saidOf(context);
  if (kept === undefined || context.req.method !== 'GET') return null;
  setCookie(context, saidCookie, '', { ...ownCookie, maxAge: 0 });
  const read = saidShape.safeParse(parsed(kept));
  return read.success ? (read.data as Said) : null;
}

const saidShape = z.object({ text: z.string().optional(), draft: z.string().optional() });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A part of the path, as in `/practices/:slug`. NotFound when no record could have it. */
export function partOfPath(context: Context, name: string): string {
  const value = context.req.param(name);
  if (value === undefined || value.includes('\0')) throw new NotFound();
  return value;
}

/** A file's name for Content-Disposition; RFC 5987 leaves fewer signs unencoded than encodeURIComponent does. */
export function fileNameParameter(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed());
  return `filename*=UTF-8''${encoded.replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

export interface VisitParts {
  scope: Scope;
  entered: Entered | null;
  submitted: Submitted;
  clientAddress: string;
  /** Hears where the visit is led. */
  onRedirect: (to: Address, said: Said | undefined) => void;
  /** Hears that where it leads is a secret. */
  onSecret: () => void;
}

export function newVisit(
  context: Context,
  { scope, entered, submitted, clientAddress, onRedirect, onSecret }: VisitParts,
): Visit {
  const language = languageOf(context, entered?.person.language);
  const url = new URL(context.req.url);
  return {
    ...scope,
    reader: newReader(language, entered?.person.zone ?? 'Europe/Brussels'),
    here: ownAddress(url.pathname + url.search) ?? new Address('/'),
    session: entered?.session ?? null,
    unseen: entered?.unseen ?? 0,
    clientAddress,
    param: (name) => partOfPath(context, name),
    query: (name) => stored(context.req.queries(name)?.at(-1) ?? '') || undefined,
    queries: (name) => (context.req.queries(name) ?? []).map(stored).filter((value) => value !== ''),
    submitted,
    read: (form) => readForm(form, submitted),
    page: (content, status = 200) =>
      context.body(content.text, status as 200, { 'Content-Type': 'text/html; charset=utf-8' }),
    content: (text, mediaType, fileName) => {
      if (fileName !== undefined) context.header('Content-Disposition', `attachment; ${fileNameParameter(fileName)}`);
      return context.body(text, 200, { 'Content-Type': `${mediaType}; charset=utf-8` });
    },
    redirect: (to, said) => {
      onRedirect(to, said);
      if (said) setCookie(context, saidCookie, JSON.stringify(said), { ...ownCookie, maxAge: 60 });
      return context.redirect(to.text, 303);
    },
    leadsToSecret: onSecret,
    said: takeSaid(context),
    signIn: (secret, days) => setCookie(context, sessionCookie, secret, { ...ownCookie, maxAge: days * 86_400 }),
    signOut: () => setCookie(context, sessionCookie, '', { ...ownCookie, maxAge: 0 }),
    header: (name) => context.req.header(name),
    answerWith: (name, value) => context.header(name, value),
    context,
  };
}
