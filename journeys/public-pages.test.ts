import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { openUptake } from './browser.ts';
import { everyKindOfPage, lookAt, openAs, type Screen } from './walk.ts';

const { uptake, browser } = await openUptake();
let addresses: string[] = [];

const screens: Screen[] = [
  { language: 'en', size: 'phone', colorScheme: 'light' },
  { language: 'hu', size: 'phone', colorScheme: 'dark' },
  { language: 'hu', size: 'desktop', colorScheme: 'light' },
  { language: 'en', size: 'desktop', colorScheme: 'dark' },
];

test('every link of the public site leads to a page, and the invented project says so on each of its own', async () => {
  const { context } = await openAs(browser, uptake.origin, { language: 'en', size: 'desktop', colorScheme: 'light' });
  addresses = await everyKindOfPage(context.request, ['/', '/password/forgotten'], 40);
  assert.ok(addresses.length > 20, addresses.join(' '));
  await context.close();
});

for (const screen of screens) {
  test(`every kind of public page shuts nobody out and fits the screen: ${Object.values(screen).join(', ')}`, async () => {
    const { page, context } = await openAs(browser, uptake.origin, screen);
    await lookAt(page, addresses, screen.language);
    await context.close();
  });
}
