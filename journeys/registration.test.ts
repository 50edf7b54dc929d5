import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkAccessibility, desktop, openUptake, phone, signIn, visitor } from './browser.ts';
import { followLetter } from './letters.ts';

const { uptake, browser } = await openUptake();

// Guests are let in on the day only, by the clock of the place; without an exact time that is Brussels.
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(new Date());
const event = { state: 'planned', mode: 'on-site', language: 'en', startsOn: today, place: 'Town hall' };

/** The host enters an event of today and publishes it; gives its address in the workspace. */
async function newEvent(host: Page, title: string, kind: string): Promise<string> {
  const { request } = host.context();
  const headers = { Origin: uptake.origin };
  const form = { ...event, title, kind };
  const made = await request.post('/p/skylark/events/new', { form, headers, maxRedirects: 0 });
  const address = made.headers()['location'] ?? '';
  assert.match(address, /^\/p\/skylark\/events\//);
  await request.post(`${address}/publication`, { form: {}, headers });
  return address;
}

async function openRegistration(host: Page, address: string, seats: string): Promise<void> {
  await host.goto(`${address}?lang=en`);
  await host.getByRole('link', { name: 'Open registration' }).click();
  await checkAccessibility(host);
  await host.getByLabel(/^Seats in all/).fill(seats);
  await host.getByLabel('Ask for dietary needs').check();
  await host.getByRole('button', { name: 'Save', exact: true }).click();
  await host.getByText('Registration is open').waitFor();
  await checkAccessibility(host);
}

interface Guest {
  readonly name: string;
  readonly email: string;
}

/** Somebody without account registers and confirms by the letter; ends on a page of their own. */
async function register(page: Page, address: string, { name, email }: Guest): Promise<void> {
  await page.goto(`${address.replace('/p/', '/projects/')}?lang=en`);
  await checkAccessibility(page);
  await page.getByRole('link', { name: 'Register' }).click();
  await checkAccessibility(page);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Organisation').fill('City of Elsewhere');
  const diet = page.getByLabel(/^Dietary needs/);
  if ((await diet.count()) > 0) await diet.fill('No fish');
  await page.getByLabel(/^I agree/).check();
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByText(`We have sent a letter to ${email}`).first().waitFor();
  await followLetter(page, email, 'Please confirm', 'registrations');
  await page.getByRole('button', { name: 'Yes, I come' }).click();
  await checkAccessibility(page);
}

/** The host shows the code of today; the guest types it and the address of the registration. */
async function enter(host: Page, page: Page, address: string, { email }: Guest): Promise<void> {
  await host.goto(`${address}/guests?lang=en`);
  await host.getByRole('button', { name: 'Code at the door' }).click();
  await checkAccessibility(host);
  const code = (await host.locator('.figure-value').textContent()) ?? '';
  await page.goto('/here?lang=en');
  await checkAccessibility(page);
  await page.getByLabel('Code at the door').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Go on' }).click();
  await checkAccessibility(page);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'I am here' }).click();
  await page.getByText('Thank you: it is noted that you are here.').first().waitFor();
}

/** How many people the public page counts. */
async function counted(page: Page): Promise<number> {
  await page.goto('/projects/skylark/capacity?lang=en');
  await checkAccessibility(page);
  return Number(await page.locator('.figure-value').first().textContent());
}

test('a guest without account waits, moves up, is let in by the code, gets a certificate, answers, and is counted once', async () => {
  const host = await visitor(browser, uptake.origin, desktop);
  await signIn(host.page, 'lead@skylark.example', uptake.password);
  const first = { name: 'Fay First', email: 'fay@elsewhere.example' };
  const second = { name: 'Sam Second', email: 'sam@elsewhere.example' };
  const onPhone = await visitor(browser, uptake.origin, phone);
  const plain = await visitor(browser, uptake.origin, { ...phone, javaScriptEnabled: false });
  const before = await counted(plain.page);

  const address = await newEvent(host.page, 'A day at the town hall', 'training');
  await openRegistration(host.page, address, '1');
  await register(onPhone.page, address, first);
  await onPhone.page.getByText('You are registered and have a seat.').waitFor();
  await register(plain.page, address, second);
  const own = plain.page.url();
  await plain.page.getByText(/on the waiting list, in place 1/).waitFor();
  await onPhone.page.getByRole('button', { name: 'Cancel my registration' }).click();
  await onPhone.page
    .getByText(/You have cancelled/)
    .first()
    .waitFor();
  await followLetter(plain.page, second.email, 'A seat is free for you', 'registrations');
  await plain.page.getByText('You are registered and have a seat.').waitFor();

  await enter(host.page, plain.page, address, second);
  await plain.page.goto(own);
  await plain.page.getByText(/You were there/).waitFor();
  await checkAccessibility(plain.page);
  await plain.page.getByRole('button', { name: 'Make my certificate' }).click();
  const said = (await plain.page.getByText(/Its number is/).textContent()) ?? '';
  const pdf = await plain.context.request.get(`${own.split('?')[0]}/certificate`);
  assert.match(pdf.headers()['content-type'] ?? '', /^application\/pdf/);
  await plain.page.goto('/certificates?lang=en');
  await plain.page.getByLabel('Number of the certificate').fill(/[\w-]{14}/.exec(said)?.[0] ?? '');
  await plain.page.getByRole('button', { name: 'Check' }).click();
  await plain.page.getByText('This certificate is genuine.').waitFor();
  await checkAccessibility(plain.page);
  assert.doesNotMatch((await plain.page.getByRole('main').textContent()) ?? '', /Sam/);

  await plain.page.goto(own);
  await plain.page.getByRole('link', { name: 'Answer three questions' }).click();
  await checkAccessibility(plain.page);
  await plain.page.getByLabel('4 – very').check();
  await plain.page.getByLabel(/^What do you take home/).fill('A list of names that goes by itself.');
  await plain.page.getByRole('button', { name: 'Send the answers' }).click();
  await plain.page.getByText('Thank you for your answers.').first().waitFor();

  for (const title of ['A second day', 'A third day']) {
    const next = await newEvent(host.page, title, 'study-visit');
    await openRegistration(host.page, next, '20');
    await register(plain.page, next, second);
    await enter(host.page, plain.page, next, second);
  }
  assert.equal(await counted(plain.page), before + 1);

  await host.page.goto(`${address}/guests?lang=en`);
  await host.page.getByRole('row', { name: /Sam Second.*No fish.*Present/ }).waitFor();
  await checkAccessibility(host.page);
  for (const path of ['feedback', 'guests/signatures', 'invitations/new']) {
    await host.page.goto(`${address}/${path}?lang=en`);
    await checkAccessibility(host.page);
  }
  for (const { context } of [host, onPhone, plain]) await context.close();
});
