import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { Address, ownAddress } from './address.ts';
import { NotFound } from './answers.ts';
import { readForm, type Form, type Fields, type ReadForm, type Submitted } from './forms.ts';
import type { Html } from './html.ts';
import { newReader, type Reader } from './reader.ts';
import type { ProjectScope, Scope } from './scope.ts';
import type { Entered } from './sessions.ts';
import { isLanguage, languages, type Language } from './words.ts';

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
  /** After something was saved: the browser gets the next page by GET. The next page says `said`, once. */
  redirect(to: Address, said?: Said): Response;
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

export const sessionCookie = 'session';
export const saidCookie = 'said';
const languageCookie = 'language';

/** Reads what the page before left to be said, and takes it away. */
function takeSaid(context: Context): Said | null {
  const kept = getCookie(context, saidCookie);
  if (kept === undefined || context.req.method !== 'GET') return null;
  setCookie(context, saidCookie, '', { path: '/', maxAge: 0 });
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

/** The language of a page: by address, by cookie, by the person's profile, by the browser, else English. */
export function languageOf(context: Context, profile: Language | undefined): Language {
  const asked = context.req.query('lang');
  if (isLanguage(asked)) {
    setCookie(context, languageCookie, asked, { path: '/', maxAge: 365 * 86_400, sameSite: 'Lax', httpOnly: true });
    return asked;
  }
  const kept = getCookie(context, languageCookie);
  if (isLanguage(kept)) return kept;
  return profile ?? browserLanguage(context.req.header('accept-language') ?? '');
}

function browserLanguage(header: string): Language {
  const wanted = header
    .split(',')
    .map((part) => {
      const [code = '', quality] = part.trim().split(';q=');
      return { code: code.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .toSorted((one, other) => other.quality - one.quality);
  return languages.find((language) => language === wanted.find(({ code }) => isLanguage(code))?.code) ?? 'en';
}

export interface VisitParts {
  scope: Scope;
  entered: Entered | null;
  submitted: Submitted;
  clientAddress: string;
}

export function newVisit(context: Context, { scope, entered, submitted, clientAddress }: VisitParts): Visit {
  const language = languageOf(context, entered?.person.language);
  const url = new URL(context.req.url);
  return {
    ...scope,
    reader: newReader(language, entered?.person.zone ?? 'Europe/Brussels'),
    here: ownAddress(url.pathname + url.search) ?? new Address('/'),
    session: entered?.session ?? null,
    unseen: entered?.unseen ?? 0,
    clientAddress,
    param: (name) => {
      const value = context.req.param(name);
      if (value === undefined) throw new NotFound();
      return value;
    },
    query: (name) => context.req.queries(name)?.at(-1) || undefined,
    queries: (name) => context.req.queries(name)?.filter((value) => value !== '') ?? [],
    submitted,
    read: (form) => readForm(form, submitted),
    page: (content, status = 200) =>
      context.body(content.text, status as 200, { 'Content-Type': 'text/html; charset=utf-8' }),
    redirect: (to, said) => {
      if (said) {
        setCookie(context, saidCookie, JSON.stringify(said), {
          path: '/',
          maxAge: 60,
          httpOnly: true,
          sameSite: 'Lax',
        });
      }
      return context.redirect(to.text, 303);
    },
    said: takeSaid(context),
    signIn: (secret, days) =>
      setCookie(context, sessionCookie, secret, {
        prefix: 'host',
        secure: true,
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        maxAge: days * 86_400,
      }),
    signOut: () =>
      setCookie(context, sessionCookie, '', {
        prefix: 'host',
        secure: true,
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        maxAge: 0,
      }),
    header: (name) => context.req.header(name),
    answerWith: (name, value) => context.header(name, value),
    context,
  };
}
