import { test } from 'node:test';
import { checkAccessibility, desktop, openUptake, phone, signIn, visitor } from './browser.ts';

const { uptake, browser } = await openUptake();

const practice = '/projects/skylark/practices/lo-sportello-che-accompagna';
const action = '/p/skylark/actions/forms-that-remember';
const blocks = '/p/skylark/practices/lo-sportello-che-accompagna/blocks';

test('a city takes up one building block with its action; the owner sees it and renames the block, and everybody reads who adopted it', async () => {
  const officer = await visitor(browser, uptake.origin, { ...phone, javaScriptEnabled: false });
  await signIn(officer.page, 'portellisbeg@skylark.example', uptake.password);
  await officer.page.goto(`${action}?lang=en`);
  await officer.page.getByRole('link', { name: 'Add a link' }).first().click();
  await officer.page.getByRole('main').getByRole('searchbox').fill('pulsante');
  await officer.page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await checkAccessibility(officer.page);
  await officer.page
    .getByRole('main')
    .getByRole('link', { name: /I got stuck here/ })
    .click();
  await officer.page.getByLabel('Based on', { exact: true }).check();
  await officer.page
    .getByLabel(/^Why/)
    .fill('Only the button: our forms remember, but nobody could say where they stop.');
  await checkAccessibility(officer.page);
  await officer.page.getByRole('main').locator('form[method="post"]').getByRole('button').first().click();
  await officer.page.getByText('Building block · The counter that accompanies').first().waitFor();
  await checkAccessibility(officer.page);

  const owner = await visitor(browser, uptake.origin, desktop);
  await signIn(owner.page, 'lead@skylark.example', uptake.password);
  await owner.page.goto('/p/skylark/adoption?partner=all&lang=en');
  await owner.page
    .getByRole('row', { name: /^Port Ellisbeg.*Forms that remember.*Building block: The button “I got stuck here”/ })
    .waitFor();
  await checkAccessibility(owner.page);

  await owner.page.goto(blocks);
  await owner.page.getByRole('link', { name: 'Il pulsante “Mi sono fermato qui”' }).click();
  await owner.page.getByRole('button', { name: /^Take out/, disabled: true }).waitFor();
  await checkAccessibility(owner.page);
  await owner.page.getByLabel(/^Title/).fill('Il pulsante “Aiuto”');
  await owner.page.getByRole('button', { name: 'Save' }).click();
  await owner.page.getByRole('link', { name: 'Il pulsante “Aiuto”' }).waitFor();
  await checkAccessibility(owner.page);
  await owner.page.goto('/p/skylark/practices/lo-sportello-che-accompagna?lang=en');
  await owner.page.getByRole('link', { name: 'See what differs' }).click();
  await owner.page.getByText('Put in: Il pulsante “Aiuto”').waitFor();
  await checkAccessibility(owner.page);

  // The link is to the block, whatever it is called; the public reads the old name until the practice is published.
  await officer.page.goto(`${action}?lang=it`);
  await officer.page.getByRole('main').getByRole('link', { name: 'Il pulsante “Aiuto”' }).first().waitFor();

  const citizen = await visitor(browser, uptake.origin, phone);
  await citizen.page.goto(`${practice}?lang=it#block-il-pulsante-mi-sono-fermato-qui`);
  const card = citizen.page.locator('#block-il-pulsante-mi-sono-fermato-qui');
  await card.getByText('Il pulsante “Mi sono fermato qui”').waitFor();
  await card.getByText('Port Ellisbeg').waitFor();
  await checkAccessibility(citizen.page);
  await citizen.page.getByRole('link', { name: 'tutte le versioni' }).click();
  await citizen.page.getByText('I numeri del secondo anno.').waitFor();
  await checkAccessibility(citizen.page);
  for (const { context } of [officer, owner, citizen]) await context.close();
});
