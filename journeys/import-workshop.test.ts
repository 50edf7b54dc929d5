import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { checkAccessibility, desktop, openUptake, phone, signIn, visitor } from './browser.ts';
import { followLetter } from './letters.ts';

const { uptake, browser } = await openUptake();

const workshop = '/p/skylark/events/import-workshop-3-folj-med-in-a-harbour-town/workshop';
const owner = 'aranyhidvasarhely@skylark.example';
const importer = 'portellisbeg@skylark.example';

/** A row of the sheet by its name. */
function row(page: Page, name: string): Locator {
  return page.locator('#rows > li', { has: page.getByRole('heading', { level: 3, name }) });
}

async function openRow(page: Page, name: string): Promise<Locator> {
  await row(page, name).getByRole('link').click();
  return row(page, name).locator('form');
}

const save = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Save' }).click();

test('two cities go from the invitation to the draft action, and each sees at once what the other writes', async () => {
  const theirs = await visitor(browser, uptake.origin, desktop);
  await signIn(theirs.page, importer, uptake.password);
  await theirs.page.goto(workshop);
  await checkAccessibility(theirs.page);
  await theirs.page.getByRole('link', { name: 'Begin a sheet' }).click();
  await checkAccessibility(theirs.page);
  await theirs.page.getByLabel('Practice').selectOption({ label: 'The open error log (Aranyhídvásárhely)' });
  await theirs.page.getByLabel('City that thinks of taking it up').selectOption({ label: 'Port Ellisbeg' });
  await theirs.page.getByRole('button', { name: 'Begin the sheet' }).click();
  await theirs.page.getByText('The sheet is there. Both cities can write on it.').waitFor();
  const sheet = new URL(theirs.page.url()).pathname;
  await theirs.page.goto(workshop);
  await theirs.page.getByRole('link', { name: 'Invite both cities' }).click();
  await checkAccessibility(theirs.page);
  await theirs.page.getByLabel(/^A word to them/).fill('We would like to see a day on which the log was full.');
  await theirs.page.getByRole('button', { name: /^Send \d invitations?$/ }).click();
  await theirs.page.getByText(/people? (?:is|are) invited\.$/).waitFor();

  const ours = await visitor(browser, uptake.origin, phone);
  await signIn(ours.page, owner, uptake.password);
  await followLetter(ours.page, owner, 'Meghívó egy gyakorlat közös áttekintésére', 'p');
  await ours.page.goto(`${sheet}?lang=en`);
  await theirs.page.goto(sheet);
  for (const { page } of [ours, theirs]) await checkAccessibility(page);
  await theirs.page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));

  // The other city writes: it stands here without asking.
  const law = await openRow(ours.page, 'Law');
  await checkAccessibility(ours.page);
  await law.getByLabel('Has to change').check();
  await law.getByLabel('How it is in Aranyhídvásárhely').fill('The assembly decided that every fault is public.');
  await save(ours.page);
  await row(theirs.page, 'Law').getByText('every fault is public').waitFor();
  await theirs.page.getByText('Row by row').waitFor();
  assert.equal(await theirs.page.evaluate(() => 'isSamePage' in globalThis), true, 'without opening the page again');

  // Both write the same row: nothing is lost, and both texts stand side by side.
  const mine = await openRow(theirs.page, 'Staff');
  await mine.getByLabel('Missing here').check();
  await mine.getByLabel('What that means in Port Ellisbeg').fill('Nobody reads the log on Sundays.');
  const other = await openRow(ours.page, 'Staff');
  await other.getByLabel('How it is in Aranyhídvásárhely').fill('Two people, a day each.');
  await save(ours.page);
  await row(theirs.page, 'Staff').getByText('Two people, a day each.').waitFor();
  assert.equal(
    await mine.getByLabel('What that means in Port Ellisbeg').inputValue(),
    'Nobody reads the log on Sundays.',
    'what is being typed stays',
  );
  await save(theirs.page);
  const conflict = theirs.page.locator('.conflict');
  await conflict.getByText('Two people, a day each.').waitFor();
  await conflict.getByText('Nobody reads the log on Sundays.').waitFor();
  await checkAccessibility(theirs.page);
  await theirs.page.getByLabel('How it is in Aranyhídvásárhely').fill('Two people, a day each.');
  await save(theirs.page);
  await row(ours.page, 'Staff').getByText('Nobody reads the log on Sundays.').waitFor();

  await theirs.page.getByRole('link', { name: 'Write down a decision' }).click();
  await theirs.page.getByLabel('What was decided').fill('The log begins with the library.');
  await theirs.page.getByLabel(/^Decided by/).fill('Both cities');
  await checkAccessibility(theirs.page);
  await save(theirs.page);
  await theirs.page.getByRole('link', { name: 'Write down a question' }).click();
  await theirs.page.getByLabel('What is to be found out').fill('Who may say that a fault is mended?');
  await theirs.page.getByLabel('Who finds it out').selectOption({ label: 'Aranyhídvásárhely' });
  await save(theirs.page);
  await ours.page.getByText('The log begins with the library.').waitFor();
  await ours.page.goto('/inbox?lang=en');
  await ours.page.getByRole('link', { name: 'Who may say that a fault is mended?', exact: true }).click();
  await ours.page.getByLabel('Answer').fill('Whoever reported it.');
  await save(ours.page);
  await theirs.page.getByText('Whoever reported it.').waitFor();

  // One press makes the draft; from then on the sheet leads to it, for both.
  await theirs.page.getByRole('button', { name: 'Make the draft action' }).click();
  await theirs.page.getByText('The draft action is there, filled from the sheet.').waitFor();
  await checkAccessibility(theirs.page);
  const action = new URL(theirs.page.url()).pathname;
  await theirs.page.getByText('Staff: Nobody reads the log on Sundays.').waitFor();
  await ours.page.getByText('Action that came of this sheet:').waitFor();
  await theirs.page.goto(sheet);
  await theirs.page.getByText('Action that came of this sheet:').waitFor();
  await theirs.page.getByRole('main').locator('#outcome a').click();
  assert.equal(new URL(theirs.page.url()).pathname, action);
  for (const { context } of [ours, theirs]) await context.close();
});

test('without script both cities write as well and see each other’s rows when they look again', async () => {
  const { page, context } = await visitor(browser, uptake.origin, { ...phone, javaScriptEnabled: false });
  await signIn(page, importer, uptake.password);
  await page.goto(workshop);
  await page.getByRole('main').locator('.card-title a').first().click();
  const form = await openRow(page, 'Governance');
  await checkAccessibility(page);
  await form.getByLabel('Same here').check();
  await save(page);
  await row(page, 'Governance').getByText('Same here').waitFor();
  await page.getByRole('link', { name: 'Looked at, not taken, because …' }).click();
  await checkAccessibility(page);
  await page.getByLabel(/^Why not/).fill('Nobody is free on market days.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. The project reads it').waitFor();
  await checkAccessibility(page);
  await context.close();
});
