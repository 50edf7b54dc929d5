import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAccessibility, desktop, openBrowser, phone, signIn, visitor } from './browser.ts';
import { startUptake, type RunningUptake } from './installation.ts';

let uptake: RunningUptake;
let browser: Browser;

before(async () => {
  [uptake, browser] = await Promise.all([startUptake({ runsWorker: false }), openBrowser()]);
});
after(async () => {
  await browser.close();
  await uptake.stop();
});

const waiting = 'Waiting to start';
const whole = 'The history of 2 projects is whole.';

async function askForCheck(page: Page): Promise<void> {
  await signIn(page, 'administrator@uptake.example', uptake.password);
  await page.goto('/administration/jobs');
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Check the histories' }).click();
  await page.waitForURL('**/work/*');
  await page.getByText(waiting).waitFor();
  await checkAccessibility(page);
}

test('the page of long work follows by itself with script and is loaded again without, also over a crash', async () => {
  const following = await visitor(browser, uptake.origin, phone);
  await following.page.clock.install();
  await askForCheck(following.page);
  const plain = await visitor(browser, uptake.origin, { ...desktop, javaScriptEnabled: false });
  await askForCheck(plain.page);
  const again = plain.page.getByRole('link', { name: /Load this page again/ });
  await again.click();
  await plain.page.getByText(waiting).waitFor();
  assert.equal(await following.page.getByRole('link', { name: /Load this page again/ }).isVisible(), false);

  await uptake.crashAndRestart();
  await uptake.startWorker();
  await following.page.getByText(whole).first().waitFor();
  await following.page.getByRole('main').getByRole('status').filter({ hasText: whole }).waitFor({ state: 'attached' });
  await checkAccessibility(following.page);
  let asked = 0;
  following.page.on('request', () => void asked++);
  await following.page.clock.runFor(20_000);
  assert.equal(asked, 0, 'what is over is not asked for again');

  while (await again.isVisible()) await again.click();
  await plain.page.getByText(whole).waitFor();
  await checkAccessibility(plain.page);
  await Promise.all([following.context.close(), plain.context.close()]);
});
