import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { checkAccessibility, desktop, openUptake, phone, signIn, visitor } from './browser.ts';
import { followLetter } from './letters.ts';

const { uptake, browser } = await openUptake();

const email = 'gerda@elsewhere.example';
const event = '/p/skylark/events/4-tanulmanyut-nyitott-hibanaplo-aranyhidvasarhelyen';
const open = event.replace('/p/', '/projects/');
const joined = 'https://meet.skylark.example/visit';

test('a visit with a guest who registered goes online: letter, calendar and public page follow in one change', async () => {
  const host = await visitor(browser, uptake.origin, desktop);
  await signIn(host.page, 'aranyhidvasarhely@skylark.example', uptake.password);
  await host.page.goto(`${event}/registration?lang=en`);
  await host.page.getByLabel('Anybody', { exact: true }).check();
  await host.page.getByRole('main').locator('form').getByRole('button').first().click();
  await host.page.waitForURL((url) => url.pathname === event);

  const guest = await visitor(browser, uptake.origin, { ...phone, javaScriptEnabled: false });
  await guest.page.goto(`${open}?lang=en`);
  await guest.page.getByRole('link', { name: 'Register', exact: true }).click();
  await guest.page.getByLabel(/^Name/).fill('Gerda Guest');
  await guest.page.getByLabel(/^E-mail/).fill(email);
  await guest.page.getByLabel(/^Organisation/).fill('City of Elsewhere');
  await guest.page.getByLabel(/agree/).check();
  await guest.page.getByRole('main').locator('form').getByRole('button').click();
  await followLetter(guest.page, email, 'Please confirm', 'registrations');
  await guest.page.getByRole('main').getByRole('button').first().click();
  await guest.page
    .getByText(/You are registered/)
    .first()
    .waitFor();
  const before = await (await guest.context.request.get(`${open}/calendar.ics?lang=en`)).text();
  assert.match(before, /SEQUENCE:0/);

  await host.page.goto(`${event}?lang=en`);
  await checkAccessibility(host.page);
  await host.page.getByRole('link', { name: 'Move online' }).click();
  await checkAccessibility(host.page);
  await host.page.getByLabel(/^Web address for joining/).fill('meet');
  await host.page.getByLabel(/^Note to the guests/).fill('The bridge is closed. Bring your own goulash.');
  await host.page.getByRole('button', { name: 'Look it over' }).click();
  await host.page.getByRole('alert').first().waitFor();
  await checkAccessibility(host.page);
  await host.page.getByLabel(/^Web address for joining/).fill(joined);
  await host.page.getByRole('button', { name: 'Look it over' }).click();
  await host.page.getByText(/guests? gets? a letter/).waitFor();
  await checkAccessibility(host.page);
  await host.page.getByRole('button', { name: /^Move online and tell/ }).click();
  await host.page.getByText(/^The event is online now\. .* being told\./).waitFor();
  await checkAccessibility(host.page);

  await guest.page.goto('/outbox');
  const letter = guest.page.locator('main section').filter({ hasText: email }).filter({ hasText: 'Now online' });
  await letter.getByText('Bring your own goulash.').first().waitFor();
  const part = (await letter.locator('pre').last().textContent()) ?? '';
  const uid = /UID:(\S+)/.exec(before)?.[1] ?? 'none';
  for (const line of ['METHOD:REQUEST', `UID:${uid}`, 'SEQUENCE:1', `mailto:${email}`]) {
    assert.ok(part.replaceAll(/\r?\n /g, '').includes(line), `${line}\n${part}`);
  }
  await followLetter(guest.page, email, 'Now online', 'registrations');
  await guest.page
    .getByText(/You are registered/)
    .first()
    .waitFor();
  await guest.page.getByRole('link', { name: joined }).first().waitFor();

  await guest.page.goto(`${open}?lang=en`);
  await guest.page.getByText('This event was moved online').waitFor();
  await guest.page.getByText('Was planned at').waitFor();
  await checkAccessibility(guest.page);
  const after = await (await guest.context.request.get(`${open}/calendar.ics?lang=en`)).text();
  assert.match(after, /SEQUENCE:1/);
  await guest.page.getByRole('link', { name: 'All events of this project in your calendar' }).click();
  await checkAccessibility(guest.page);
  for (const { context } of [host, guest]) await context.close();
});
