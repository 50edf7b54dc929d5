import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { checkAccessibility, desktop, openUptake, phone, signIn, tabTo, visitor } from './browser.ts';
import { photograph } from './photograph.ts';

const { uptake, browser } = await openUptake();

const instrument = '/projects/better/instruments/west-midlands-innovation-programme-wmip';
const dips = 'digital-innovation-in-public-services-dips';
const training = 'training-for-innovative-public-service-design';

/** Presses a link as the journey's person does: with the mouse, or with the keyboard alone. */
type Press = (page: Page, name: RegExp | string) => Promise<void>;

const byMouse: Press = async (page, name) => {
  await page
    .getByRole('main')
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click();
};

const byKeyboard: Press = async (page, name) => {
  const link = page
    .getByRole('main')
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first();
  // From the skip link on, Tab must come to the link; nobody gets stuck on the way.
  await page.locator('body').press('Tab');
  await page.keyboard.press('Enter');
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    if (await link.evaluate((element) => element === element.ownerDocument.activeElement)) {
      await page.keyboard.press('Enter');
      return;
    }
  }
  assert.fail(`Tab never came to ${String(name)} on ${page.url()}`);
};

const ways: { how: string; options: BrowserContextOptions; press: Press }[] = [
  { how: 'with the mouse', options: desktop, press: byMouse },
  { how: 'without script', options: { ...desktop, javaScriptEnabled: false }, press: byMouse },
  { how: 'on a phone', options: phone, press: byMouse },
  { how: 'by keyboard', options: desktop, press: byKeyboard },
];

for (const { how, options, press } of ways) {
  test(`${how}: from Birmingham’s changed instrument back to the practices of Gävle and Tartu in three presses`, async () => {
    const { page, context } = await visitor(browser, uptake.origin, options);
    for (const practice of [
      'E-service development and implementation in Gävle',
      'Design thinking for public services, as seen in Tartu',
    ]) {
      await page.goto(instrument);
      await page.getByRole('heading', { level: 1, name: /West Midlands Innovation Programme/ }).waitFor();
      await checkAccessibility(page);
      await press(page, 'Digital Innovation in Public Services (DIPS)');
      await page.waitForURL(`**/actions/${dips}`);
      await checkAccessibility(page);
      await press(page, practice);
      await page.getByRole('heading', { level: 1, name: practice }).waitFor();
      await checkAccessibility(page);
    }
    await context.close();
  });

  test(`${how}: forward from DIPS to Nyíregyháza and Tartu, which took it up`, async () => {
    const { page, context } = await visitor(browser, uptake.origin, options);
    for (const adopted of ['Taking part in the project URBAN TECH', 'Training for innovative public service design']) {
      await page.goto(`/projects/better/actions/${dips}`);
      await press(page, 'DIPS – Digital Innovation in Public Services');
      await page.waitForURL('**/practices/**');
      await checkAccessibility(page);
      await press(page, adopted);
      await page.getByRole('heading', { level: 1, name: adopted }).waitFor();
    }
    await page.goto(`/projects/better/actions/${dips}`);
    await press(page, 'Read the whole story');
    await page.getByRole('heading', { level: 1, name: /The story of/ }).waitFor();
    await checkAccessibility(page);
    const story = await page.getByRole('main').innerText();
    for (const place of ['Gävle', 'Tartu', 'Birmingham', 'Nyíregyháza']) assert.ok(story.includes(place), place);
    await context.close();
  });
}

for (const script of [true, false]) {
  const note = script
    ? 'Two more colleagues asked to join the next training.'
    : 'Recorded on a phone that runs no script.';
  test(`an officer of Tartu records an update with a photograph on a phone, ${script ? 'with' : 'without'} script`, async () => {
    const { page, context } = await visitor(browser, uptake.origin, { ...phone, javaScriptEnabled: script });
    await signIn(page, 'tartu@better.example', uptake.password);
    await checkAccessibility(page);
    await page.goto(`/p/better/actions/${training}`);
    await checkAccessibility(page);
    await page.getByRole('link', { name: 'Record an update' }).first().click();
    await checkAccessibility(page);
    await page.getByLabel(/^Note/).fill(note);
    await page
      .getByLabel(/Photos or documents/)
      .setInputFiles({ name: 'training.jpg', mimeType: 'image/jpeg', buffer: photograph });
    await page.getByLabel(/What does it show/).fill('The group at the wall of notes');
    await page.getByLabel(/How strong is it/).selectOption({ label: 'Estimate' });
    await page.getByRole('button', { name: 'Record the update' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/new'));
    await checkAccessibility(page);
    await page.getByText(note).first().waitFor();
    await page.goto('/p/better/history');
    await checkAccessibility(page);
    assert.ok((await page.getByRole('main').innerText()).includes('Officer, Tartu (sample)'));
    await context.close();

    const reader = await visitor(browser, uptake.origin, desktop);
    await reader.page.goto(`/projects/better/actions/${training}`);
    await reader.page.getByText(note).first().waitFor();
    const picture = reader.page.getByRole('img', { name: /The group at the wall of notes/ }).first();
    const address = (await picture.getAttribute('src')) ?? '';
    const answer = await reader.page.request.get(address);
    assert.equal(answer.headers()['content-type'], 'image/jpeg');
    await checkAccessibility(reader.page);
    await reader.context.close();

    const lead = await visitor(browser, uptake.origin, desktop);
    await signIn(lead.page, 'lead@better.example', uptake.password);
    await lead.page.goto('/inbox');
    await checkAccessibility(lead.page);
    assert.match(await lead.page.getByRole('main').innerText(), /Training for innovative public service design/);
    await lead.context.close();
  });
}

test('by keyboard alone an officer signs in, records an update and finds it on the page', async () => {
  const { page, context } = await visitor(browser, uptake.origin, desktop);
  const write = async (control: Locator, text: string) => {
    await tabTo(page, control);
    await page.keyboard.type(text);
  };
  await page.goto(`/p/better/actions/${training}`);
  await write(page.getByRole('textbox', { name: /e-mail/i }), 'tartu@better.example');
  await write(page.getByLabel(/^Password/), uptake.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/actions/${training}`);
  await byKeyboard(page, 'Record an update');
  await page.waitForURL('**/updates/new');
  const note = 'Typed and sent without a mouse.';
  await write(page.getByLabel(/^Note/), note);
  await tabTo(page, page.getByRole('button', { name: 'Record the update' }));
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  await page.getByText(note).first().waitFor();
  await checkAccessibility(page);
  await context.close();
});

test('what an officer was typing is there again after the server was killed', async () => {
  const { page, context } = await visitor(browser, uptake.origin, phone);
  await signIn(page, 'tartu@better.example', uptake.password);
  await page.goto(`/p/better/actions/${training}/updates/new`);
  const typed = 'A second update, begun on the train: the head of the department wants';
  await page.getByLabel(/^Note/).pressSequentially(typed);
  await page.getByText(/^Draft saved at/).waitFor();
  await uptake.crashAndRestart();
  // Another browser of the same person, so that only the server can have kept it.
  const other = await visitor(browser, uptake.origin, { ...desktop, javaScriptEnabled: false });
  await signIn(other.page, 'tartu@better.example', uptake.password);
  await other.page.goto(`/p/better/actions/${training}/updates/new`);
  assert.equal(await other.page.getByLabel(/^Note/).inputValue(), typed);
  await checkAccessibility(other.page);
  await page.reload();
  assert.equal(await page.getByLabel(/^Note/).inputValue(), typed);
  await page.getByRole('button', { name: 'Record the update' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  await page.getByText(typed).first().waitFor();
  await Promise.all([context.close(), other.context.close()]);
});

test('for an officer of another project the workspace does not exist', async () => {
  const { page, context } = await visitor(browser, uptake.origin, desktop);
  await signIn(page, 'hobekalda@skylark.example', uptake.password);
  for (const path of [
    '/p/better',
    `/p/better/actions/${training}`,
    `/p/better/actions/${training}/updates/new`,
    '/p/better/people',
  ]) {
    assert.equal((await page.goto(path))?.status(), 404, path);
  }
  await checkAccessibility(page);
  assert.equal((await page.goto('/p/skylark'))?.status(), 200);
  await context.close();
});
