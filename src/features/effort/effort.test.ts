import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { newHarbours } from '../../../test/harbours.ts';

const { world, lead, freshly } = await newHarbours();

const words = {
  outcome: 'worked',
  language: 'en',
  description: 'Tickets are drawn at home.',
  difficulties: 'The old telephones had no display.',
};
const takes = {
  setUpCost: '14 000',
  yearlyCost: '2500,50',
  costCurrency: 'EUR',
  pricesOf: '2023',
  staffDaysSetUp: '45',
  staffDaysYear: '12.5',
  skills: 'Plain language\n\n  Listening  \nPlain language',
  technology: 'Booking system',
};

/** The facts of a page by their labels. */
async function factsOf(path: string, language = 'en'): Promise<Record<string, string>> {
  const { document } = await world.get(`${path}?lang=${language}`, lead);
  const told = [...document.querySelectorAll('dl.facts > div')].map((fact): [string, string] => [
    fact.querySelector('dt')?.textContent ?? '',
    (fact.querySelector('dd')?.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
  ]);
  return Object.fromEntries<string>(told);
}

test('what a practice takes is typed once and told in figures, in the reader’s language, before the public as well', async () => {
  const at = '/p/harbours/practices/tickets-at-home';
  await world.post('/p/harbours/practices/new', { ...words, ...takes, title: 'Tickets at home' }, lead);
  await world.post(`${at}/publication`, {}, lead);
  for (const page of [at, '/projects/harbours/practices/tickets-at-home']) {
    const facts = await factsOf(page);
    assert.equal(facts['Cost to set it up'], '€14,000 (prices of 2023)');
    assert.equal(facts['Cost a year'], '€2,500.50 (prices of 2023)');
    assert.equal(facts['Staff days to set it up'], '45 days');
    assert.equal(facts['Staff days a year'], '12.5 days');
    assert.equal(facts['Skills needed'], 'Plain language Listening');
    assert.equal(facts['Technology'], 'Booking system');
  }
  const inItalian = await factsOf(at, 'it');
  assert.equal(inItalian['Costo annuo'], '2500,50 € (prezzi 2023)');

  const history = await world.get(`${at}/history?lang=en`, lead);
  assert.match(history.text, /€14,000/);
  assert.match(history.text, /Plain language; Listening/);
  const form = await world.get(`${at}/edit`, lead);
  assert.equal(form.value(/^Cost a year/), '2500.5');
  assert.equal(form.value(/^Skills needed/), 'Plain language\nListening');

  assert.match((await freshly('/practices?search=booking')).text, /Tickets at home/);
  assert.match((await freshly('/practices?search=listening')).text, /Tickets at home/);
});

test('skills and technology are told in another language one a line, and are out of date when the original changes', async () => {
  const at = '/p/harbours/practices/told-in-italian';
  await world.post('/p/harbours/practices/new', { ...words, ...takes, title: 'Told in Italian' }, lead);
  await world.post(`${at}/translation/it`, { skills: 'Linguaggio chiaro\nAscolto' }, lead);
  assert.equal((await factsOf(at, 'it'))['Competenze necessarie'], 'Linguaggio chiaro Ascolto');
  const changed = { ...words, ...takes, title: 'Told in Italian', skills: 'Typing', revision: '1' };
  await world.post(`${at}/edit`, changed, lead);
  const page = await world.get(`${at}/translation/it?lang=en`, lead);
  assert.match(page.text, /The original has changed since this was translated, on 2 March 2026/);
  const differing = [...page.document.querySelectorAll('.difference ins, .difference del')];
  assert.deepEqual(
    differing.map((one) => (one.textContent ?? '').trim().replaceAll(/\s+/g, ' ')),
    ['Taken out: Plain language Listening', 'Put in: Typing'],
  );
});

test('what nobody knows stays unknown, and none at all is said to be none', async () => {
  await world.post('/p/harbours/practices/new', { ...words, title: 'Nothing known' }, lead);
  const nothing = await world.get('/p/harbours/practices/nothing-known', lead);
  assert.ok(!nothing.text.includes('Cost a year'));
  await world.post(
    '/p/harbours/practices/new',
    { ...words, title: 'Free', yearlyCost: '0', costCurrency: 'SEK' },
    lead,
  );
  const facts = await factsOf('/p/harbours/practices/free');
  assert.equal(facts['Cost a year'], 'SEK 0');
  assert.match(facts['Cost to set it up'] ?? '', /^Unknown/);
});

test('what does not fit comes back at its field, as it was typed', async () => {
  const cases: [Record<string, string>, RegExp][] = [
    [{ setUpCost: '100' }, /Currency: Choose the currency of the amount/],
    [{ pricesOf: '2023' }, /Prices of the year: Give a cost first/],
    [{ costCurrency: 'BTC' }, /Currency: /],
    [{ yearlyCost: '-5', costCurrency: 'EUR' }, /Cost a year: /],
    [{ yearlyCost: 'a lot', costCurrency: 'EUR' }, /Cost a year: /],
    [{ pricesOf: '23', yearlyCost: '5', costCurrency: 'EUR' }, /Prices of the year: /],
    [{ staffDaysYear: '-1' }, /Staff days a year: /],
    [{ skills: `Short\n${'long '.repeat(30)}` }, /Skills needed: Each line may have at most 80 characters/],
  ];
  for (const [typed, message] of cases) {
    const page = await world.post('/p/harbours/practices/new', { ...words, title: 'Does not fit', ...typed }, lead);
    assert.equal(page.status, 422, JSON.stringify(typed));
    assert.match(page.ask.getByRole('alert').textContent ?? '', message);
    assert.equal(page.value(/^Title/), 'Does not fit');
  }
});
