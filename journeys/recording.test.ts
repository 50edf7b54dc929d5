import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAccessibility, desktop, openBrowser, visitor } from './browser.ts';
import { ways, type Way } from './hands.ts';
import { startUptake, type RunningUptake } from './installation.ts';
import { photograph } from './photograph.ts';

let uptake: RunningUptake;
let browser: Browser;

before(async () => {
  [uptake, browser] = await Promise.all([startUptake(), openBrowser()]);
});
after(async () => {
  await browser.close();
  await uptake.stop();
});

const action = 'actions/training-for-innovative-public-service-design';
const form = `/p/better/${action}/updates/new`;

/** Somebody who asks for a page and signs in on the way to it; each page they come to is held to axe. */
async function comesTo(path: string, email: string, { options, hands }: Way) {
  const { page, context } = await visitor(browser, uptake.origin, options);
  await page.goto(path);
  await page.waitForURL('**/sign-in?next=*');
  await checkAccessibility(page);
  const main = page.getByRole('main');
  await hands.write(main.getByRole('textbox', { name: /e-mail/i }), email);
  await hands.write(main.getByLabel(/^Password/), uptake.password);
  await hands.press(page, 'Sign in', 'button');
  await page.waitForURL(`**${path}`);
  await checkAccessibility(page);
  return { page, context };
}

const noteOf = (page: Page) => page.getByLabel(/^Note/);

/** Sends the form and stands on the page that says what was recorded. */
async function record(page: Page, note: string, { hands }: Way): Promise<void> {
  await hands.press(page, 'Record the update', 'button');
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  await page.getByText(note).first().waitFor();
  await checkAccessibility(page);
}

for (const way of [ways.phone, ways.withoutScript, ways.keyboard]) {
  const { how, hands } = way;

  test(`${how}: an officer of Tartu records an update with a photograph; the public, the history and the lead partner see it`, async () => {
    const { page, context } = await comesTo(`/p/better/${action}`, 'tartu@better.example', way);
    await hands.press(page, 'Record an update');
    await page.waitForURL('**/updates/new');
    await checkAccessibility(page);
    const note = `Two more colleagues asked to join the next training, told ${how}.`;
    const file = { name: 'training.jpg', mimeType: 'image/jpeg', buffer: photograph };
    await hands.attach(page.getByLabel(/Photos or documents/), file);
    await hands.write(page.getByLabel(/What does it show/), `The group at the wall, ${how}`);
    await hands.choose(page.getByLabel(/How strong is it/), 'Estimate');
    await hands.write(noteOf(page), note);
    await record(page, note, way);
    await page.goto('/p/better/history');
    await checkAccessibility(page);
    assert.ok((await page.getByRole('main').innerText()).includes('Officer, Tartu (sample)'));
    await context.close();

    const reader = await visitor(browser, uptake.origin, desktop);
    await reader.page.goto(`/projects/better/${action}`);
    await reader.page.getByText(note).first().waitFor();
    const picture = reader.page.getByRole('img', { name: `The group at the wall, ${how}` }).first();
    const answer = await reader.page.request.get((await picture.getAttribute('src')) ?? '');
    assert.match(answer.headers()['content-type'] ?? '', /^image\//);
    await checkAccessibility(reader.page);
    await reader.context.close();

    const lead = await comesTo('/inbox', 'lead@better.example', way);
    assert.match(await lead.page.getByRole('main').innerText(), /Training for innovative public service design/);
    await lead.context.close();
  });

  test(`${how}: for an officer of another project the workspace does not exist, and their own does`, async () => {
    const { page, context } = await comesTo('/p/skylark', 'hobekalda@skylark.example', way);
    for (const path of ['/p/better', `/p/better/${action}`, form, '/p/better/people', '/p/better/history']) {
      assert.equal((await page.goto(path))?.status(), 404, path);
      await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
      await checkAccessibility(page);
    }
    await hands.press(page, /front page/i);
    await page.waitForURL((url) => url.pathname === '/');
    await checkAccessibility(page);
    await page.goto('/p/skylark');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await context.close();
  });
}

for (const way of [ways.phone, ways.keyboard]) {
  const { how } = way;

  test(`${how}: what an officer was typing is there again after the server was killed, also in another browser`, async () => {
    const { page, context } = await comesTo(form, 'tartu@better.example', way);
    const typed = `Begun on the train, ${how}: the head of the department wants`;
    await way.hands.write(noteOf(page), typed);
    await page.getByText(/^Draft saved at/).waitFor();
    await uptake.crashAndRestart();
    // Another browser of the same person, without script, so that only the server can have kept it.
    const other = await comesTo(form, 'tartu@better.example', ways.withoutScript);
    assert.equal(await noteOf(other.page).inputValue(), typed);
    await page.reload();
    await checkAccessibility(page);
    assert.equal(await noteOf(page).inputValue(), typed);
    await record(page, typed, way);
    await Promise.all([context.close(), other.context.close()]);
  });
}

test('without script: what was typed stays in the open page when the server is killed, and is sent after it', async () => {
  const way = ways.withoutScript;
  const { page, context } = await comesTo(form, 'tartu@better.example', way);
  const typed = 'Typed before the crash and sent after it, without script.';
  await way.hands.write(noteOf(page), typed);
  await uptake.crashAndRestart();
  assert.equal(await noteOf(page).inputValue(), typed);
  await record(page, typed, way);
  await context.close();
});

test('without script: a form that found no server is sent again by loading that page again, and is recorded once', async () => {
  const way = ways.withoutScript;
  const { page, context } = await comesTo(form, 'tartu@better.example', way);
  const typed = 'Sent into the void first, and then once more, without script.';
  await way.hands.write(noteOf(page), typed);
  await uptake.crash();
  await way.hands.press(page, 'Record the update', 'button');
  await page.waitForURL(/^chrome-error:/);
  await uptake.restart();
  await page.reload();
  await page.waitForURL((url) => url.pathname === `/p/better/${action}`);
  await checkAccessibility(page);
  assert.equal(await page.getByRole('main').getByText(typed).count(), 1);
  await context.close();
});

test('without script: what was sent before the crash is there after it', async () => {
  const way = ways.withoutScript;
  const { page, context } = await comesTo(form, 'tartu@better.example', way);
  const note = 'Recorded a moment before the crash, without script.';
  await way.hands.write(noteOf(page), note);
  await record(page, note, way);
  await uptake.crashAndRestart();
  await page.reload();
  await page.getByText(note).first().waitFor();
  await checkAccessibility(page);
  await context.close();
});
