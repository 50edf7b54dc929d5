import { test } from 'node:test';
import { checkAccessibility, desktop, openUptake, phone, signIn, visitor } from './browser.ts';

const { uptake, browser } = await openUptake();

const need = '/p/skylark/needs/hosszu-urlapok-amelyeket-senki-sem-fejez-be';
const answer = 'One question at a time';
const other = 'The counter that accompanies';
const reason = 'Our counters are closed in the evening';

test('an officer finds what answers a need in another language, sets one aside, links one, and everybody reads it', async () => {
  const officer = await visitor(browser, uptake.origin, { ...phone, javaScriptEnabled: false });
  const { page } = officer;
  await signIn(page, 'aranyhidvasarhely@skylark.example', uptake.password);
  await page.goto(`${need}?lang=en`);
  await page.getByRole('heading', { name: 'What may answer this need' }).waitFor();
  await page.getByRole('link', { name: 'All, with reasons' }).click();
  await checkAccessibility(page);
  const found = (title: string) => page.getByRole('article').filter({ has: page.getByRole('link', { name: title }) });
  await found(answer).getByText('Written in: Estonian; understood through “online form”').waitFor();

  await found(other).getByRole('link', { name: 'Set aside' }).click();
  await page.getByLabel(/^Why it does not fit/).fill(reason);
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Set aside' }).click();
  await page.getByText(reason).waitFor();
  await found(other).waitFor({ state: 'detached' });

  await found(answer).getByRole('button', { name: 'Link as an answer' }).click();
  await page.getByText('It is linked as an answer.').waitFor();
  await page.getByRole('heading', { name: 'Linked already' }).waitFor();
  await checkAccessibility(page);

  await page.getByRole('listitem').filter({ hasText: reason }).getByRole('button', { name: 'Put back' }).click();
  await found(other).waitFor();

  const citizen = await visitor(browser, uptake.origin, desktop);
  await citizen.page.goto('/projects/skylark/needs/hosszu-urlapok-amelyeket-senki-sem-fejez-be?lang=en');
  await citizen.page.getByText('Found by matching: both speak of online form').waitFor();
  await citizen.page.getByRole('link', { name: answer }).first().click();
  await citizen.page.getByRole('heading', { name: answer, level: 1 }).waitFor();
  for (const { context } of [officer, citizen]) await context.close();
});

test('a reader finds what means the same in other languages, sees what was looked for, and can have just the words', async () => {
  const { page, context } = await visitor(browser, uptake.origin, phone);
  await page.goto('/practices?q=e-legitimation&lang=sv');
  await page.getByText(/Sökningen gällde även: e-legitimation \(electronic identification/).waitFor();
  await checkAccessibility(page);
  await page.getByRole('main').getByRole('link', { name: 'e-legitimation', exact: true }).click();
  await page.getByRole('heading', { name: 'e-legitimation', level: 1 }).waitFor();
  await checkAccessibility(page);
  await page.goBack();
  await page.getByRole('link', { name: 'Sök bara på orden som du skrev dem' }).click();
  await page.getByText('Sökningen gällde bara orden som du skrev dem.').waitFor();
  await context.close();
});
