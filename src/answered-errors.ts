import type { Context } from 'hono';
import { address, ownAddress } from './kernel/address.ts';
import { Conflict, NotFound, Refused, Unreadable } from './kernel/answers.ts';
import { DatabaseBusy } from './kernel/db.ts';
import { faultOf } from './kernel/fault.ts';
import { languageOf } from './kernel/language.ts';
import { newReader } from './kernel/reader.ts';
import type { Routes } from './kernel/routes.ts';
import type { Tools } from './kernel/tools.ts';
import { errorPage, type ErrorStatus } from './layout/index.ts';
import words from './layout/words.json' with { type: 'json' };

type Reason = keyof typeof words & `error.${string}`;

/** Answers with a page that says why there is no other. */
export function refuse(
  context: Context,
  status: ErrorStatus,
  reason: Reason,
  values: Record<string, string | number> = {},
): Response {
  const reader = newReader(languageOf(context, undefined), 'Europe/Brussels');
  return answer(context, status, reader.say(words)(reason, values));
}

function answer(context: Context, status: ErrorStatus, reason: string): Response {
  const reader = newReader(languageOf(context, undefined), 'Europe/Brussels');
  const here = ownAddress(new URL(context.req.url).pathname) ?? address`/`;
  return context.body(errorPage(reader, here, status, reason).text, status, {
    'Content-Type': 'text/html; charset=utf-8',
  });
}

/** Nothing is there, or nothing that can be done this way. */
export function answerNothing(context: Context, { hono }: Routes): Response {
  const methods = ['GET', 'POST'].filter((method) => hono.router.match(method, context.req.path)[0].length > 0);
  if (methods.length === 0) return refuse(context, 404, 'error.404.text');
  context.header('Allow', methods.map((method) => (method === 'GET' ? 'GET, HEAD' : method)).join(', '));
  return refuse(context, 405, 'error.405.text');
}

/** What a person reads when a route threw; what the log keeps of it. */
export function answerError(tools: Tools, error: Error, context: Context): Response {
  // What the route was about to say is not true any more: that something was saved, that somebody is signed in.
  context.header('Set-Cookie', undefined);
  context.header('Location', undefined);
  if (error instanceof NotFound) return refuse(context, 404, 'error.404.text');
  if (error instanceof Refused) return answer(context, 403, error.message);
  if (error instanceof Conflict) return answer(context, 409, error.message);
  if (error instanceof Unreadable) return refuse(context, 400, 'error.400.text');
  const number = context.get('requestId');
  if (error instanceof DatabaseBusy) {
    tools.log.warn({ request: number, error: faultOf(error.cause) }, 'the database was busy');
    context.header('Retry-After', '5');
    return refuse(context, 503, 'error.503.text');
  }
  tools.log.error({ request: number, error: faultOf(error) }, 'request failed');
  return refuse(context, 500, 'error.500.text', { number });
}
