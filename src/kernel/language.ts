import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isLanguage, type Language } from './words.ts';

const languageCookie = 'language';

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

const wantedLanguage = /^\s*([a-z]{2})(?:-[\w-]*)?\s*(?:;\s*q\s*=\s*(\d(?:\.\d*)?)\s*)?$/i;

/** What the browser asks for most (`et;q=0.8, hu`), as far as we speak it. */
function browserLanguage(header: string): Language {
  let best: { language: Language; quality: number } = { language: 'en', quality: 0 };
  for (const part of header.split(',')) {
    const [, code, given = '1'] = wantedLanguage.exec(part) ?? [];
    const language = code?.toLowerCase();
    if (isLanguage(language) && Number(given) > best.quality) best = { language, quality: Number(given) };
  }
  return best.language;
}
