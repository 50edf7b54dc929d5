import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAccessibility, checkWidth, desktop, openUptake, phone, signIn, visitor } from './browser.ts';
import { ways } from './hands.ts';

const { uptake, browser } = await openUptake();

const ahead = '/p/skylark/events/4-tanulmanyut-nyitott-hibanaplo-aranyhidvasarhelyen';
const over = '/p/skylark/events/studiebesok-3-hjalp-pa-distans-i-norrsilverhamn';

/** The page shuts nobody out and is not wider than a small phone. */
async function isFit(page: Page, runsScript = true): Promise<void> {
  await checkAccessibility(page);
  if (runsScript) await checkWidth(page);
}

for (const way of [ways.phone, ways.withoutScript]) {
  const runsScript = way === ways.phone;

  test(`a visitor asks before the visit and the host answers before it begins, ${way.how}`, async () => {
    const asked = `Who closes a fault, ${way.how}?`;
    const guest = await visitor(browser, uptake.origin, way.options);
    await signIn(guest.page, 'hobekalda@skylark.example', uptake.password);
    await guest.page.goto(`${ahead}?lang=en`);
    await way.hands.press(guest.page, 'Open the dossier');
    await isFit(guest.page, runsScript);
    await way.hands.press(guest.page, 'Ask the host');
    await way.hands.write(guest.page.getByLabel(/^Your question/), asked);
    await guest.page.getByLabel('Only the project').check();
    await isFit(guest.page, runsScript);
    await way.hands.press(guest.page, 'Send the question', 'button');
    await guest.page.getByText('The host has been told of your question.').waitFor();

    const host = await visitor(browser, uptake.origin, desktop);
    await signIn(host.page, 'aranyhidvasarhely@skylark.example', uptake.password);
    await host.page.goto('/inbox?lang=en');
    await host.page.getByRole('link', { name: asked }).click();
    await host.page.getByLabel(/^Answer/).fill('Whoever reported it.');
    await host.page.getByRole('button', { name: 'Send the answer' }).click();
    await host.page.getByText(/The project reads the answer/).waitFor();

    await guest.page.goto(`${ahead}/dossier?lang=en`);
    await guest.page.getByText('Whoever reported it.').first().waitFor();
    await isFit(guest.page, runsScript);
    for (const { context } of [guest, host]) await context.close();
  });

  test(`after the visit a visitor writes what they saw and what they bring home, and hands it on, ${way.how}`, async () => {
    const brought = `A morning beside the desk, ${way.how}`;
    const { page, context } = await visitor(browser, uptake.origin, way.options);
    await signIn(page, 'aranyhidvasarhely@skylark.example', uptake.password);
    await page.goto('/inbox?lang=en');
    const asks = await page.getByText(/You were on this visit/).count();
    assert.equal(asks, way === ways.phone ? 1 : 0, 'asked until something is written');
    await page.goto(`${over}/dossier?lang=en`);
    await isFit(page, runsScript);
    await way.hands.press(page, /^Write a note ?: ?Vid Följ med-disken/);
    await way.hands.write(page.getByLabel(/^Note/), `They sit side by side, ${way.how}.`);
    await way.hands.press(page, 'Keep the note', 'button');
    await page.getByText('The note is kept.').waitFor();

    await page.goto(`${over}/dossier?lang=en`);
    await page.getByText(`They sit side by side, ${way.how}.`).waitFor();
    await way.hands.write(page.getByLabel(/^What I bring home/), brought);
    await way.hands.write(page.getByLabel(/^For whom/), 'Head of the customer service');
    await way.hands.press(page, 'I bring this home', 'button');
    await page.getByRole('row', { name: new RegExp(`${brought}.*To hand on`) }).waitFor();
    await way.hands.write(page.getByLabel(/^In one sentence/), `The caretaker has the keys, ${way.how}`);
    await way.hands.press(page, 'Keep it for the project', 'button');
    await page.getByRole('link', { name: `The caretaker has the keys, ${way.how}` }).waitFor();
    await isFit(page, runsScript);

    await page.goto('/inbox?lang=en');
    await way.hands.press(page, brought);
    const row = page.getByRole('row', { name: new RegExp(brought) });
    await row.getByRole('button', { name: 'Handed on' }).click();
    await row.getByText(/Handed on, /).waitFor();
    await page.goto('/inbox?lang=en');
    assert.equal(await page.getByRole('link', { name: brought }).count(), 0);
    await context.close();
  });
}

test('the host builds the agenda in one go, and a citizen reads on the practice’s page where it was shown', async () => {
  const host = await visitor(browser, uptake.origin, phone);
  await signIn(host.page, 'aranyhidvasarhely@skylark.example', uptake.password);
  await host.page.goto(`${ahead}/agenda?lang=en`);
  await isFit(host.page);
  const day = await host.page.getByLabel(/^Day/).inputValue();
  await host.page.getByLabel(/^Begins at/).fill('14:00');
  await host.page.getByLabel(/^Ends at/).fill('15:30');
  await host.page.getByLabel(/^What it is called/).fill('A fault from call to mending');
  await host.page.getByLabel('Nyitott hibanapló').check();
  await host.page.getByRole('button', { name: 'Add the session' }).click();
  await host.page.getByText(/“A fault from call to mending” is in the agenda/).waitFor();
  assert.equal(await host.page.getByLabel(/^Begins at/).inputValue(), '15:30');
  assert.equal(await host.page.getByLabel(/^Day/).inputValue(), day);

  const citizen = await visitor(browser, uptake.origin, phone);
  await citizen.page.goto('/projects/skylark/practices/nyitott-hibanaplo?lang=en');
  await citizen.page.getByRole('link', { name: /^A fault from call to mending/ }).click();
  await citizen.page.getByText('14:00–15:30').waitFor();
  await isFit(citizen.page);
  for (const { context } of [host, citizen]) await context.close();
});
