import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { checkAccessibility, desktop, openUptake, phone, signIn, visitor } from './browser.ts';
import { photograph } from './photograph.ts';

const { uptake, browser } = await openUptake();
const officer = 'portellisbeg@skylark.example';

/** Somebody of the project who stands on the page of the study visit. */
async function atEvent(options: typeof phone): Promise<{ page: Page; context: BrowserContext; event: string }> {
  const { page, context } = await visitor(browser, uptake.origin, options);
  await signIn(page, officer, uptake.password);
  const event = '/p/skylark/events/studiebesok-3-hjalp-pa-distans-i-norrsilverhamn';
  await page.goto(event);
  return { page, context, event };
}

async function takeAlong(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take along' }).click();
  await page.getByText(/^On this device since/).waitFor();
}

async function write(page: Page, content: string): Promise<void> {
  await page.getByLabel(/^Text/).fill(content);
}

const keep = (page: Page) => page.getByRole('button', { name: 'Keep', exact: true }).click();
const waiting = (page: Page) => page.locator('[data-part="waiting-list"] > li');
const arrived = (page: Page) => page.locator('[data-part="sent-list"] > li');

test('on a phone without a network: notes, a photograph and a lesson are kept, survive a killed tab and an ended session, and arrive once', async () => {
  const { page, context, event } = await atEvent(phone);
  await takeAlong(page);
  await checkAccessibility(page);

  await context.setOffline(true);
  await page.goto(event);
  await page.getByRole('heading', { level: 1, name: 'Taken along' }).waitFor();
  await page.getByText(/^No network\./).waitFor();
  await page.getByRole('heading', { level: 2, name: /help from afar/ }).waitFor();
  await checkAccessibility(page);
  await keep(page);
  await page
    .getByRole('alert')
    .getByText(/^Write something or choose a photograph/)
    .waitFor();
  await write(page, 'The door opens by itself.');
  await page.getByLabel(/^Photographs/).setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer: photograph });
  await page.getByLabel(/^What do they show/).fill('The door at seven');
  await keep(page);
  await page.getByRole('radio', { name: 'A lesson' }).check();
  await page.getByLabel(/^Title/).fill('Open the door yourself');
  await write(page, 'Nobody rings a bell twice.');
  await keep(page);
  await waiting(page).nth(1).waitFor();
  await write(page, 'Half a sentence');
  await checkAccessibility(page);
  await page.close();

  const again = await context.newPage();
  await again.goto('/taken-along');
  await waiting(again).nth(1).waitFor();
  assert.equal(await waiting(again).count(), 2);
  assert.equal(await again.getByLabel(/^Text/).inputValue(), 'Half a sentence');
  await again.close();

  await context.clearCookies();
  await context.setOffline(false);
  const back = await context.newPage();
  await back.goto('/taken-along');
  await back.waitForURL('**/sign-in?next=*');
  await back
    .getByRole('main')
    .getByRole('textbox', { name: /e-mail/i })
    .fill(officer);
  await back
    .getByRole('main')
    .getByLabel(/^Password/)
    .fill(uptake.password);
  await back.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await back.waitForURL('**/taken-along');
  await arrived(back).nth(1).waitFor();
  assert.equal(await waiting(back).count(), 0);
  await checkAccessibility(back);
  await arrived(back)
    .getByRole('link', { name: /Open the door yourself/ })
    .click();
  await back.getByText('Nobody rings a bell twice.').waitFor();
  await back.goto(`${event}/notes`);
  assert.equal(await back.getByText('The door opens by itself.').count(), 1);
  await back.getByRole('img', { name: 'The door at seven' }).waitFor();

  await back.getByRole('button', { name: 'Sign out' }).click();
  await back.waitForURL((url) => url.pathname === '/' || url.pathname.startsWith('/sign-in'));
  assert.deepEqual(await back.evaluate(() => caches.keys()), []);
  await context.close();
});

test('somebody who took nothing along fetches nothing of what opens the store, and signs out as everybody', async () => {
  const { page, context } = await visitor(browser, uptake.origin, phone);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await signIn(page, officer, uptake.password);
  await page.goto('/p/skylark/events/studiebesok-3-hjalp-pa-distans-i-norrsilverhamn');
  await page.getByRole('button', { name: 'Take along' }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/' || url.pathname.startsWith('/sign-in'));
  assert.ok(fetched.some((path) => path.startsWith('/assets/take-along-')));
  assert.deepEqual(
    fetched.filter((path) => /^\/assets\/away-(?!mark-)/.test(path)),
    [],
  );
  await context.close();
});

test('a note that was changed elsewhere meanwhile stands beside what was written on the phone, and both can be kept', async () => {
  const { page, context, event } = await atEvent(phone);
  await page.goto(`${event}/notes/new`);
  await page.getByLabel(/^Note/).fill('As it was.');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await page.goto(event);
  await takeAlong(page);
  await context.setOffline(true);
  await page.goto('/taken-along');
  await page.getByRole('listitem').filter({ hasText: 'As it was.' }).getByRole('button', { name: 'Change' }).click();
  await write(page, 'As the phone has it.');
  await keep(page);

  const desk = await atEvent(desktop);
  await desk.page.goto(`${event}/notes`);
  const note = desk.page.getByRole('listitem').filter({ hasText: 'As it was.' });
  await note.getByRole('link', { name: 'Change' }).click();
  await desk.page.getByLabel(/^Note/).fill('As the desk has it.');
  await desk.page.getByRole('button', { name: 'Save' }).click();
  await desk.page.getByText('The note is changed.').waitFor();

  await context.setOffline(false);
  await page.reload();
  await page.getByText('The note was changed elsewhere meanwhile.').waitFor();
  await page.getByText('As the desk has it.').waitFor();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Keep both' }).click();
  await arrived(page).first().waitFor();
  await desk.page.goto(`${event}/notes`);
  for (const text of ['As the desk has it.', 'As the phone has it.']) {
    assert.equal(await desk.page.getByText(text).count(), 1, text);
  }
  await Promise.all([context.close(), desk.context.close()]);
});
