import { strict as assert } from 'node:assert';
import type { APIRequestContext, Browser, BrowserContextOptions, Page } from 'playwright-core';
import { checkAccessibility, checkWidth, signIn, visitor } from './browser.ts';

/** How somebody looks at the pages. */
export interface Screen {
  readonly language: 'en' | 'it' | 'sv' | 'et' | 'hu';
  readonly size: 'phone' | 'desktop';
  readonly colorScheme: 'light' | 'dark';
}

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
/** Stands on each page of the invented project, and on none of the real one. */
const banner = {
  on: /^\/(?:p|projects)\/skylark(?:\/|$)/,
  never: /^\/(?:p|projects)\/better(?:\/|$)/,
  mark: 'class="fiction"',
};
/** Addresses that answer with a file, that say how a list is sorted, or that lead back after signing in. */
const passedBy = /^\/(?:files|assets|outbox)\/|[?&](?:sort|next|lang)=|^\/profile\/data|\.\w+$/;

/** One screen for each way to look that a page must bear. */
export function openAs(browser: Browser, origin: string, { language, size, colorScheme }: Screen) {
  const options: BrowserContextOptions = {
    viewport: sizes[size],
    locale: language,
    colorScheme,
    reducedMotion: 'reduce',
  };
  return visitor(browser, origin, options);
}

/** The address with what is particular to one record taken out: pages of one kind have the same. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://here');
  const path = pathname
    .replace(/^\/(p|projects)\/[^/]+/, '/$1/…')
    .replace(/^\/(p|projects)\/…\/([a-z]+)\/(?!new(?:\/|$))[^/]+/, '/$1/…/$2/…')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
    .replace(/\/translation\/\w\w$/, '/translation/…');
  return [path, ...new Set(searchParams.keys())].join(' ');
}

/**
 * Follows every link from the first pages on, without opening a browser: each must lead to a page, and the pages of
 * an invented project must say so. Gives one address of each kind. `most` pages of a kind are looked at.
 */
export async function everyKindOfPage(
  request: APIRequestContext,
  first: readonly string[],
  most: number,
): Promise<string[]> {
  const waiting = [...first];
  const known = new Set(waiting);
  const kinds = new Map<string, number>();
  const chosen: string[] = [];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const kind = kindOf(address);
    const seen = kinds.get(kind) ?? 0;
    if (seen >= most) continue;
    kinds.set(kind, seen + 1);
    const answer = await request.get(address);
    assert.ok(answer.ok(), `${address} answers ${answer.status()}`);
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue;
    if (seen === 0) chosen.push(address);
    const text = await answer.text();
    const isMarked = text.includes(banner.mark);
    assert.ok(isMarked || !banner.on.test(address), `${address} does not say that its project is invented`);
    assert.ok(!isMarked || !banner.never.test(address), `${address} says that a real project is invented`);
    for (const [, link = ''] of text.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)) {
      const next = link.replaceAll('&amp;', '&');
      if (!known.has(next) && !passedBy.test(next)) {
        known.add(next);
        waiting.push(next);
      }
    }
  }
  return chosen;
}

/** Looks at each page as a person would: nobody is shut out, nothing is too wide, the browser complains of nothing. */
export async function lookAt(page: Page, addresses: readonly string[], language: string): Promise<void> {
  assert.ok(addresses.length > 3, `too few pages: ${addresses.join(' ')}`);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  for (const address of addresses) {
    await page.goto(address);
    assert.equal(await page.locator('html').getAttribute('lang'), language, address);
    await checkAccessibility(page);
    await checkWidth(page);
  }
  assert.deepEqual(complaints, []);
}

/** What a member of a project comes to from the project's first page. */
export async function walkAsMember(
  browser: Browser,
  origin: string,
  member: { email: string; password: string; first: readonly string[]; inside: RegExp; screens: readonly Screen[] },
): Promise<void> {
  let addresses: string[] | null = null;
  for (const screen of member.screens) {
    const { page, context } = await openAs(browser, origin, screen);
    await signIn(page, member.email, member.password);
    addresses ??= (await everyKindOfPage(context.request, member.first, 2)).filter((one) => member.inside.test(one));
    await lookAt(page, addresses, screen.language);
    await context.close();
  }
}
