import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, beforeEach, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { serve, type ServerType } from '@hono/node-server';
import axe from 'axe-core';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { address } from '../src/kernel/address.ts';
import { html, type Html } from '../src/kernel/html.ts';
import { newReader } from '../src/kernel/reader.ts';
import { safeHeaders } from '../src/kernel/security.ts';
import { languages, type Language } from '../src/kernel/words.ts';
import { assetRoutes } from '../src/ui/asset-routes.ts';
import { galleryPage } from '../src/ui/gallery.ts';
import { assets, longTextField, page as pageOf, savedDraft } from '../src/ui/index.ts';
import { openBrowser } from './browser.ts';

/** What the browser posted, and whether the server answers at all. */
const drafts: URLSearchParams[] = [];
let isReachable = true;
let sessionEnds = new Date(0);
let isSaved = false;

function draftPage(): Html {
  const reader = newReader('en', 'Europe/Rome');
  const here = address`/draft`;
  const form = html`<form method="post" action="${here}">${longTextField(reader, { name: 'why', label: 'Why', required: true, limit: 40 })}</form>`;
  return pageOf(reader, {
    title: 'Draft',
    address: here,
    navigation: [],
    footer: [],
    person: {
      name: 'Ada Example',
      profile: here,
      inbox: here,
      expected: 0,
      session: { ends: sessionEnds, signIn: address`/sign-in` },
    },
    clearedDrafts: isSaved ? ['story'] : [],
    main: html`<h1>Draft</h1>${savedDraft(reader, { address: address`/drafts`, key: 'story', version: '1', form })}`,
  });
}

const app = new Hono();
app.use(safeHeaders(false));
assetRoutes(app);
app.get('/gallery', (context) => {
  const language = languages.find((one) => one === context.req.query('lang')) ?? 'en';
  return context.html(galleryPage(newReader(language, 'Europe/Rome')).text);
});
app.get('/draft', (context) => context.html(draftPage().text));
app.post('/drafts', async (context) => {
  if (!isReachable) return context.text('', 503);
  drafts.push(new URLSearchParams(await context.req.text()));
  return context.body(null, 204);
});

let server: ServerType;
let browser: Browser;
let origin = '';

before(async () => {
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const where = server.address();
  origin = `http://127.0.0.1:${typeof where === 'object' && where ? where.port : ''}`;
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  server.close();
});

beforeEach(() => {
  drafts.length = 0;
  isReachable = true;
  isSaved = false;
  sessionEnds = new Date(Date.now() + 8 * 3_600_000);
});

interface Screen {
  width?: number;
  scheme?: 'light' | 'dark';
  language?: Language;
  forcedColors?: 'active' | 'none';
}

async function openGallery({
  width = 1280,
  scheme = 'light',
  language = 'en',
  forcedColors = 'none',
}: Screen = {}): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    forcedColors,
    reducedMotion: 'reduce',
  });
  await page.goto(`${origin}/gallery?lang=${language}`);
  return page;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const results = await page.evaluate(
    (wanted) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: wanted }),
    tags,
  );
  return results.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html} ${node.failureSummary}`));
}

for (const width of [1280, 390]) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`nobody is shut out of any component, ${scheme}, ${width} pixels wide`, async () => {
      const page = await openGallery({ width, scheme });
      assert.deepEqual(await violations(page), []);
      await page.close();
    });
  }
}

test('an open dialog shuts nobody out and gives the focus back', async () => {
  const page = await openGallery();
  const opener = page.getByRole('link', { name: 'Withdraw …' });
  await opener.click();
  await page.getByRole('dialog', { name: /Withdraw/ }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await opener.evaluate((link) => link === document.activeElement), true);
  await page.close();
});

test('at 320 pixels nothing has to be scrolled sideways, in any language', async () => {
  for (const language of languages) {
    const page = await openGallery({ width: 320, language });
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(excess <= 0, `${language}: ${excess} pixels too wide`);
    await page.close();
  }
});

test('every target is at least 24 pixels high and wide, or stands in a line of text', async () => {
  const page = await openGallery({ width: 390 });
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, summary, select, input, nav a, a.ds-button, a.chip')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => !one.closest('dialog') && one.getBoundingClientRect().height < 24)
      .map((one) => one.outerHTML),
  );
  assert.deepEqual(small, []);
  await page.close();
});

test('the first view is at most 60 kB, fonts aside', () => {
  const sent = assets.filter((asset) => !asset.path.endsWith('.woff2'));
  const weight = sent.reduce((sum, asset) => sum + (asset.encodings.br?.length ?? asset.body.length), 0);
  const page = brotliCompressSync(galleryPage(newReader('hu', 'Europe/Budapest')).text).length;
  assert.ok(weight + page <= 60_000, `${weight} + ${page}`);
});

test('nothing breaks the content policy and nothing is fetched from elsewhere', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) complaints.push(request.url());
  });
  await page.goto(`${origin}/gallery`, { waitUntil: 'networkidle' });
  assert.deepEqual(complaints, []);
  await page.close();
});

test('what is wrong with a form takes the focus and leads to the field', async () => {
  const page = await openGallery();
  assert.equal(await page.evaluate(() => document.activeElement?.localName), 'error-summary');
  await page.getByRole('link', { name: /Kind:/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'kind');
  await page.close();
});

test('one sees how many characters are left, and how many are too many', async () => {
  const page = await browser.newPage();
  await page.goto(`${origin}/draft`);
  await page.getByLabel('Why').fill('é'.repeat(30));
  await page.getByText('Characters left: 10').waitFor();
  await page.getByLabel('Why').fill('a'.repeat(43));
  await page.getByText('Characters too many: 3').waitFor();
  await page.close();
});

test('what is typed reaches the server after a moment and says so', async () => {
  const page = await browser.newPage();
  await page.goto(`${origin}/draft`);
  await page.getByLabel('Why').fill('Because it works');
  await page.getByText(/Draft saved at/).waitFor();
  const sent = drafts.at(-1);
  assert.equal(sent?.get('why'), 'Because it works');
  assert.equal(sent?.get('draft-key'), 'story');
  await page.close();
});

test('what is typed survives a dead server and comes back on the same form', async () => {
  const page = await browser.newPage();
  isReachable = false;
  await page.goto(`${origin}/draft`);
  await page.getByLabel('Why').fill('Because it works');
  await page.getByText(/Kept on this device/).waitFor();
  await page.reload();
  await page.getByText(/filled in again/).waitFor();
  assert.equal(await page.getByLabel('Why').inputValue(), 'Because it works');
  await page.close();
});

test('a form that was saved does not come back', async () => {
  const page = await browser.newPage();
  await page.goto(`${origin}/draft`);
  await page.getByLabel('Why').fill('Because it works');
  await page.getByText(/Draft saved at/).waitFor();
  isSaved = true;
  await page.reload();
  assert.equal(await page.getByLabel('Why').inputValue(), '');
  isSaved = false;
  await page.reload();
  assert.equal(await page.getByLabel('Why').inputValue(), '');
  await page.close();
});

test('the end of the session is told in time, with a way to sign in again beside the form', async () => {
  const page = await browser.newPage();
  sessionEnds = new Date(Date.now() + 4 * 60_000);
  await page.goto(`${origin}/draft`);
  await page.getByText(/session will end soon/).waitFor();
  const link = page.getByRole('link', { name: /Sign in again/ });
  assert.equal(await link.getAttribute('target'), '_blank');
  await page.close();
});

test('without script every form and list is there', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/gallery`);
  await page.getByLabel('Description').fill('Typed without script');
  await page.getByText('At most 1,500 characters').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  await context.close();
});
