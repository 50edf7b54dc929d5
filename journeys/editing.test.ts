import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAccessibility, desktop, openUptake, phone, signIn, visitor } from './browser.ts';

const { uptake, browser } = await openUptake();

const practice = '/p/better/practices/design-thinking-for-public-services-as-seen-in-tartu';
const action = '/p/better/actions/training-for-innovative-public-service-design';
const capacity = '/p/better/actions/capacity-boost-in-innovation-leadership-and-management';
const spoku = '/p/better/practices/spoku-application-submission-and-processing-system';

/** What stands in a field that a form shows again. */
function typedIn(page: Page, label: string): Promise<string> {
  return page.getByLabel(new RegExp(`^${label}`)).inputValue();
}

for (const script of [true, false]) {
  const how = script ? 'with script' : 'without script';

  test(`${how}: a practice is refused with reasons, mended without typing anything again, published and withdrawn`, async () => {
    const { page, context } = await visitor(browser, uptake.origin, { ...phone, javaScriptEnabled: script });
    await signIn(page, 'tartu@better.example', uptake.password);
    await page.goto('/p/better/practices');
    await page.getByRole('link', { name: 'Write a practice' }).first().click();
    const title = `Counter for first questions, ${how}`;
    const description = 'One desk that answers the first question of anybody who comes in.';
    await page.getByLabel(/^Title/).fill(title);
    await page.getByLabel(/^Detailed description/).fill(description);
    const refused = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.status() === 422);
    await page.getByRole('button', { name: 'Save' }).click();
    await refused;
    await page.getByText(/needs? your attention/).waitFor();
    await checkAccessibility(page);
    assert.equal(await typedIn(page, 'Detailed description'), description);
    await page.getByLabel(/^Difficulties encountered/).fill('Nobody knew whose desk it was.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await checkAccessibility(page);
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('link', { name: 'Open the public page' }).click();
    await page.waitForURL('**/projects/better/practices/**');
    const address = page.url();
    await page.getByText(description).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Take off the public site' }).click();
    await page.getByRole('button', { name: 'Publish' }).waitFor();
    assert.equal((await page.goto(address))?.status(), 404);
    await context.close();
  });

  test(`${how}: of two people who edit a practice the later one sees both versions, and decides`, async () => {
    const officer = await visitor(browser, uptake.origin, { ...desktop, javaScriptEnabled: script });
    const lead = await visitor(browser, uptake.origin, { ...phone, javaScriptEnabled: script });
    await signIn(officer.page, 'tartu@better.example', uptake.password);
    await signIn(lead.page, 'lead@better.example', uptake.password);
    for (const { page } of [officer, lead]) await page.goto(`${practice}/edit`);

    const first = `Methods of design, taught and used in the city, ${how}.`;
    const second = `How the city came to design its services with people, ${how}.`;
    await officer.page.getByLabel(/^Short summary/).fill(first);
    await officer.page.getByRole('button', { name: 'Save' }).click();
    await officer.page.waitForURL(`**${practice}`);

    await lead.page.getByLabel(/^Short summary/).fill(second);
    await lead.page.getByLabel(/^Country/).selectOption('SE');
    const conflict = lead.page.waitForResponse((answer) => answer.status() === 409);
    await lead.page.getByRole('button', { name: 'Save' }).click();
    await conflict;
    const both = lead.page.getByRole('region', { name: 'Somebody saved this meanwhile' });
    const told = await both.innerText();
    for (const part of [first, second, 'Officer, Tartu (sample)', 'Sweden', 'Estonia']) {
      assert.ok(told.includes(part), `“${part}” in ${told}`);
    }
    await checkAccessibility(lead.page);
    assert.equal(await typedIn(lead.page, 'Short summary'), second, 'what was typed is still in the form');
    await lead.page.getByLabel(/^Country/).selectOption('EE');
    await lead.page.getByRole('button', { name: 'Save' }).click();
    await lead.page.waitForURL(`**${practice}`);
    await lead.page.getByText(second).first().waitFor();

    await lead.page.goto(`${practice}/history`);
    const history = await lead.page.getByRole('main').innerText();
    for (const part of [first, second]) assert.ok(history.includes(part), 'nothing is lost: both stand in the history');
    await checkAccessibility(lead.page);
    await Promise.all([officer.context.close(), lead.context.close()]);
  });

  test(`${how}: two records are tied by the search, from either end`, async () => {
    const { page, context } = await visitor(browser, uptake.origin, { ...desktop, javaScriptEnabled: script });
    await signIn(page, 'lead@better.example', uptake.password);
    const other = { path: '/p/better/practices/arno', title: /^ARNO/ };
    const ties = script
      ? [
          { from: practice, search: 'Training for inovative', to: { path: action, title: /^Training for innovative/ } },
          { from: action, search: 'ARNO', to: other },
        ]
      : [
          { from: other.path, search: 'Capacity bost in', to: { path: capacity, title: /^Capacity boost/ } },
          { from: capacity, search: 'SPOKU', to: { path: spoku, title: /^SPOKU/ } },
        ];
    for (const { from, search, to } of ties) {
      const reason = `The same people met at both, ${how}, told from ${from}.`;
      await page.goto(from);
      await page.getByRole('link', { name: 'Add a link' }).click();
      if (script) await page.getByRole('dialog', { name: 'Add a link' }).waitFor();
      await checkAccessibility(page);
      const dialog = script ? page.getByRole('dialog') : page.getByRole('main');
      await dialog.getByLabel('What is it linked with?').fill(search);
      await dialog.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('heading', { name: 'Choose one' }).waitFor();
      await checkAccessibility(page);
      await page.getByRole('main').getByRole('link', { name: to.title }).first().click();
      await page.getByLabel(/^Why, in one line/).fill(reason);
      await page
        .getByRole('radio', { name: /Inspired|inspired/ })
        .first()
        .check();
      await checkAccessibility(page);
      await page.getByRole('button', { name: 'Save the link' }).click();
      await page.waitForURL((url) => url.pathname === from);
      for (const end of [from, to.path]) {
        await page.goto(end);
        await page.getByText(reason).waitFor();
        await checkAccessibility(page);
      }
    }
    await context.close();
  });
}
