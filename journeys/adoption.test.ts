import { test } from 'node:test';
import { checkAccessibility, desktop, openUptake, phone, signIn, visitor } from './browser.ts';
import { followLetter } from './letters.ts';

const { uptake, browser } = await openUptake();

const practice = '/projects/skylark/practices/lo-sportello-che-accompagna';
const asked = 'How many calls does one companion take in a day?';
const answered = 'Between six and nine, and never more than two at once.';

test('a guest without account asks the owner on a phone, the owner answers, and everybody reads both', async () => {
  const guest = await visitor(browser, uptake.origin, phone);
  await guest.page.goto(`${practice}?lang=en`);
  await guest.page.getByRole('link', { name: 'Ask the owner' }).click();
  await checkAccessibility(guest.page);
  await guest.page.getByLabel('Your question').fill(asked);
  await guest.page.getByLabel(/organisation/).fill('City of Elsewhere');
  await guest.page.getByLabel(/^Your name/).fill('Gerda Guest');
  await guest.page.getByLabel('E-mail').fill('gerda@elsewhere.example');
  await guest.page.getByRole('button', { name: 'Send the question' }).click();
  await guest.page
    .getByText(/We have sent a letter to gerda@elsewhere.example/)
    .first()
    .waitFor();
  await followLetter(guest.page, 'gerda@elsewhere.example', 'Is this your question?', 'questions');
  await guest.page.getByRole('button', { name: 'Yes, send it to the owner' }).click();
  await guest.page
    .getByText(/The owner has (?:been told of )?your question/)
    .first()
    .waitFor();
  await checkAccessibility(guest.page);

  const owner = await visitor(browser, uptake.origin, { ...desktop, javaScriptEnabled: false });
  await signIn(owner.page, 'lead@skylark.example', uptake.password);
  await owner.page.goto('/inbox?lang=en');
  await owner.page.getByRole('link', { name: asked }).click();
  await checkAccessibility(owner.page);
  await owner.page.getByLabel(/^Answer/).fill(answered);
  await owner.page.getByRole('button', { name: 'Publish the answer' }).click();
  await owner.page.getByText('The answer is public; whoever asked gets it by letter.').waitFor();

  await guest.page.goto(`${practice}?lang=en`);
  await guest.page.getByText(answered).waitFor();
  await checkAccessibility(guest.page);
  for (const { context } of [guest, owner]) await context.close();
});

test('another city carries out what it took up, and the owner’s board and the public page follow at once', async () => {
  const citizen = await visitor(browser, uptake.origin, phone);
  const row = citizen.page.getByRole('row', { name: /^Port Ellisbeg/ });
  await citizen.page.goto(practice);
  await row.getByText('Taken into a plan').waitFor();
  await checkAccessibility(citizen.page);

  const officer = await visitor(browser, uptake.origin, phone);
  await signIn(officer.page, 'portellisbeg@skylark.example', uptake.password);
  await officer.page.goto('/p/skylark/actions/one-window-for-the-harbour/updates/new?lang=en');
  await officer.page.getByLabel(/^Note/).fill('The window is open on Mondays.');
  await officer.page.getByLabel('Under way', { exact: true }).check();
  await officer.page.getByRole('button', { name: 'Record the update' }).click();
  await officer.page.getByText('The window is open on Mondays.').first().waitFor();

  await citizen.page.goto(practice);
  await row.getByText('Being carried out').waitFor();

  const owner = await visitor(browser, uptake.origin, desktop);
  await signIn(owner.page, 'lead@skylark.example', uptake.password);
  await owner.page.goto('/p/skylark/adoption?partner=all&lang=en');
  await owner.page
    .getByRole('row', { name: /^Port Ellisbeg.*Being carried out.*One window for the harbour/ })
    .waitFor();
  await checkAccessibility(owner.page);
  await owner.page.getByRole('link', { name: 'Proof to print' }).click();
  await owner.page.getByText(/^Port Ellisbeg: Lo sportello che accompagna/).waitFor();
  await checkAccessibility(owner.page);
  for (const { context } of [citizen, officer, owner]) await context.close();
});
