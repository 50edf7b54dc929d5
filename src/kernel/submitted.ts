import type { Context } from 'hono';
import { Unreadable } from './answers.ts';
import type { Submitted } from './forms.ts';

/** Most bytes of a form without files; what people type into our longest form is a tenth of it. */
export const mostFormBytes = 1024 * 1024;
const mostValues = 2000;

export const nothingSubmitted: Submitted = { typed: {}, files: {} };

const withFiles = /^multipart\/form-data\b/i;
const withoutFiles = /^application\/x-www-form-urlencoded\b/i;

/** Whether a request says that it brings a form with files. */
export function bringsFiles(context: Context): boolean {
  return withFiles.test(context.req.header('content-type') ?? '');
}

/**
 * Reads a form's body once, before the transaction is opened: nobody's slow line holds a connection. Files are
 * read for people who are signed in only. Throws Unreadable when there is no making sense of it.
 */
export async function readSubmitted(context: Context, isSignedIn: () => Promise<boolean>): Promise<Submitted> {
  const isForm = withoutFiles.test(context.req.header('content-type') ?? '');
  if (!isForm && !(bringsFiles(context) && (await isSignedIn()))) return nothingSubmitted;
  const body = await context.req.parseBody({ all: true }).catch((error: unknown) => {
    throw new Unreadable('the body of a form', { cause: error });
  });
  // Without a prototype, because a field may have any name: `constructor`, `__proto__`.
  const typed = Object.create(null) as Record<string, string[]>;
  const files = Object.create(null) as Record<string, File[]>;
  let count = 0;
  for (const [name, value] of Object.entries(body)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (++count > mostValues) throw new Unreadable('more values than any form has');
      if (part instanceof File) (files[stored(name)] ??= []).push(named(part));
      else (typed[stored(name)] ??= []).push(stored(part));
    }
  }
  return { typed, files };
}

/** Text as the database can keep it: anything but the zero character. */
export function stored(text: string): string {
  return text.replaceAll('\0', '');
}

function named(file: File): File {
  return file.name === stored(file.name) ? file : new File([file], stored(file.name), { type: file.type });
}
