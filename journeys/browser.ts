import { strict as assert } from 'node:assert';
import { after } from 'node:test';
import axe from 'axe-core';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { startUptake, type RunningUptake } from './installation.ts';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['UPTAKE_CHROMIUM'] ?? '/usr/bin/chromium', args: quiet });
}

/** Uptake as people run it, and a browser to look at it with; both end with the test file. */
export async function openUptake(): Promise<{ uptake: RunningUptake; browser: Browser }> {
  const [uptake, browser] = await Promise.all([startUptake(), openBrowser()]);
  after(async () => {
    await browser.close();
    await uptake.stop();
  });
  return { uptake, browser };
}

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  locale: 'en-GB',
};
export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' };

/** A person with a browser of their own. Every page they come to is checked for accessibility and outside requests. */
export async function visitor(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ ...options, baseURL: origin, bypassCSP: false });
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|blob|about):/.test(request.url())) {
      elsewhere.push(request.url());
    }
  });
  const page = await context.newPage();
  if (options.javaScriptEnabled === false) withoutScript.add(page);
  page.setDefaultTimeout(15_000);
  page.on('close', () => assert.deepEqual(elsewhere, [], 'the page asked another site for something'));
  return { page, context };
}

/** Pages of visitors whose browser runs no script. */
const withoutScript = new WeakSet<Page>();

/** Asks axe what is wrong with the page as it stands. */
export async function checkAccessibility(page: Page): Promise<void> {
  if (!withoutScript.has(page)) return askAxe(page);
  // Axe is a script itself: the same address is opened once more by the same person, with all scripts of ours held back.
  const browser = page.context().browser();
  assert.ok(browser);
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    viewport: page.viewportSize(),
  });
  const copy = await context.newPage();
  await copy.route(/\.js$/, (route) => route.abort());
  await copy.goto(page.url());
  await askAxe(copy);
  return context.close();
}

/** The page is not wider than a small phone, and looked at in its own size again. */
export async function checkWidth(page: Page): Promise<void> {
  const size = page.viewportSize();
  assert.ok(size);
  await page.setViewportSize({ width: 320, height: 640 });
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(excess <= 0, `${page.url()} is ${excess} pixels too wide at 320`);
  await page.setViewportSize(size);
}

async function askAxe(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) {
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    }
    return answer.result.value;
  };
  // What is still fading in has not yet the colours people will read.
  await evaluate('Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => undefined)');
  await evaluate(`${axe.source}; undefined`);
  const flaws = await evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.target.join(" ")).join(", ")))',
  );
  await session.detach();
  assert.deepEqual(flaws, [], `axe on ${page.url()}`);
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  // By what the fields are for, not by their labels, which are in the reader's language.
  const form = page.getByRole('main').locator('form', { has: page.locator('[autocomplete="current-password"]') });
  await form.locator('[type="email"]').fill(email);
  await form.locator('[type="password"]').fill(password);
  await form.getByRole('button').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Moves the focus on by Tab until it stands in the control. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await control.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to the control on ${page.url()}`);
}
