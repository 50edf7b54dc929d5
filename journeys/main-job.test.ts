import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { checkAccessibility, openUptake, visitor } from './browser.ts';
import { ways } from './hands.ts';

const { uptake, browser } = await openUptake();

const instrument = '/projects/better/instruments/west-midlands-innovation-programme-wmip';
const dips = 'digital-innovation-in-public-services-dips';

for (const { how, options, hands } of Object.values(ways)) {
  test(`${how}: from Birmingham’s changed instrument back to the practices of Gävle and Tartu in three presses`, async () => {
    const { page, context } = await visitor(browser, uptake.origin, options);
    for (const practice of [
      'E-service development and implementation in Gävle',
      'Design thinking for public services, as seen in Tartu',
    ]) {
      await page.goto(instrument);
      await page.getByRole('heading', { level: 1, name: /West Midlands Innovation Programme/ }).waitFor();
      await checkAccessibility(page);
      await hands.press(page, 'Digital Innovation in Public Services (DIPS)');
      await page.waitForURL(`**/actions/${dips}`);
      await checkAccessibility(page);
      await hands.press(page, practice);
      await page.getByRole('heading', { level: 1, name: practice }).waitFor();
      await checkAccessibility(page);
    }
    await context.close();
  });

  test(`${how}: forward from DIPS to Nyíregyháza and Tartu, which took it up`, async () => {
    const { page, context } = await visitor(browser, uptake.origin, options);
    for (const adopted of ['Taking part in the project URBAN TECH', 'Training for innovative public service design']) {
      await page.goto(`/projects/better/actions/${dips}`);
      await checkAccessibility(page);
      await hands.press(page, 'DIPS – Digital Innovation in Public Services');
      await page.waitForURL('**/practices/**');
      await checkAccessibility(page);
      await hands.press(page, adopted);
      await page.getByRole('heading', { level: 1, name: adopted }).waitFor();
      await checkAccessibility(page);
    }
    await page.goto(`/projects/better/actions/${dips}`);
    await hands.press(page, 'Read the whole story');
    await page.getByRole('heading', { level: 1, name: /The story of/ }).waitFor();
    await checkAccessibility(page);
    const story = await page.getByRole('main').innerText();
    for (const place of ['Gävle', 'Tartu', 'Birmingham', 'Nyíregyháza']) assert.ok(story.includes(place), place);
    await context.close();
  });
}
