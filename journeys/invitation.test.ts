import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAccessibility, desktop, openUptake, phone, signIn, visitor } from './browser.ts';
import { followLetter } from './letters.ts';

const { uptake, browser } = await openUptake();

for (const script of [true, false]) {
  const how = script ? 'with script, on a phone' : 'without script';
  const name = script ? 'Newcomer One' : 'Newcomer Two';
  const email = script ? 'newcomer-one@tartu.example' : 'newcomer-two@tartu.example';
  const options = script ? phone : { ...desktop, javaScriptEnabled: false };

  test(`${how}: who is invited accepts, chooses a password, works in the project, and can choose another one`, async () => {
    const lead = await visitor(browser, uptake.origin, options);
    await signIn(lead.page, 'lead@better.example', uptake.password);
    await lead.page.goto('/p/better/people');
    await lead.page.getByRole('link', { name: 'Invite somebody' }).click();
    await checkAccessibility(lead.page);
    await lead.page.getByLabel('E-mail').fill(email);
    await lead.page.getByLabel('Name').fill(name);
    await choose(lead.page, 'Role', /^Editor/);
    await choose(lead.page, 'Partner', 'Tartu');
    await lead.page.getByRole('button', { name: 'Send the invitation' }).click();
    await lead.page.getByText(`The invitation was sent to ${email}.`).waitFor();
    await checkAccessibility(lead.page);

    const newcomer = await visitor(browser, uptake.origin, options);
    const { page } = newcomer;
    await followLetter(page, email, 'Invitation to BETTER', 'invitation');
    const offer = page.url();
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Accept and sign in' }).click();
    await page
      .getByText(/Too short/)
      .first()
      .waitFor();
    await checkAccessibility(page);
    await page.getByLabel('Password').fill('three boats under a bridge');
    await page.getByRole('button', { name: 'Accept and sign in' }).click();
    await page.getByText('Welcome to BETTER.').waitFor();
    await checkAccessibility(page);
    await page.goto('/p/better/practices/new');
    await page.getByRole('heading', { level: 1, name: 'A new practice' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    assert.equal((await page.goto(offer))?.status(), 404, 'an invitation works once');
    await checkAccessibility(page);

    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'I have forgotten my password' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await page.getByText(/a letter with a link is on its way/).waitFor();
    await followLetter(page, email, 'A new password for Uptake', 'password/reset');
    const link = page.url();
    await page.getByLabel('New password').fill('four lanterns by the river');
    await page.getByRole('button', { name: 'Save and sign in' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/password'));
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto(link);
    await page.getByText('This link does not work any more').first().waitFor();

    await signInWith(page, email, 'three boats under a bridge');
    await page.getByText(/do not fit together/).waitFor();
    await signIn(page, email, 'four lanterns by the river');
    assert.equal((await page.goto('/p/better/people'))?.status(), 200);
    await Promise.all([lead.context.close(), newcomer.context.close()]);
  });
}

async function signInWith(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: /e-mail/i }).fill(email);
  await page.getByLabel(/password/i).fill(password);
  await page.getByRole('button', { name: /sign in/i }).click();
}

async function choose(page: Page, label: string, wanted: string | RegExp): Promise<void> {
  const list = page.getByLabel(new RegExp(`^${label}`)).first();
  const option = list.locator('option').filter({ hasText: wanted }).first();
  await list.selectOption((await option.getAttribute('value')) ?? '');
}
