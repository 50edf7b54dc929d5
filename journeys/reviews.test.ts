import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { checkAccessibility, desktop, openUptake, phone, tabTo, signIn, visitor } from './browser.ts';

const { uptake, browser } = await openUptake();

/** How a button is pressed and a field is filled: by pointer, or by the keyboard alone. */
interface Hands {
  press(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void>;
  fill(page: Page, label: RegExp, text: string): Promise<void>;
  choose(page: Page, label: string): Promise<void>;
}

const pointer: Hands = {
  press: (page, role, name) => page.getByRole(role, { name }).first().click(),
  fill: (page, label, text) => page.getByLabel(label).fill(text),
  choose: (page, label) => page.getByLabel(label, { exact: true }).check(),
};

const keyboard: Hands = {
  async press(page, role, name) {
    await tabTo(page, page.getByRole(role, { name }).first());
    await page.keyboard.press('Enter');
  },
  async fill(page, label, text) {
    await tabTo(page, page.getByLabel(label));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  },
  async choose(page, label) {
    // Of several radio buttons the first takes the focus; arrows choose.
    await tabTo(page, page.getByRole('radio').first());
    await page.keyboard.press('Space');
    while (!(await page.getByLabel(label, { exact: true }).isChecked())) await page.keyboard.press('ArrowDown');
  },
};

const walks: readonly [how: string, hands: Hands, practice: string, options: BrowserContextOptions][] = [
  ['with script, on a phone', pointer, 'Practice read on a phone', phone],
  ['without script', pointer, 'Practice read without script', { ...desktop, javaScriptEnabled: false }],
  ['by keyboard alone', keyboard, 'Practice read by keyboard', desktop],
];

for (const [how, hands, title, options] of walks) {
  test(`${how}: a practice is submitted, returned, mended, passed by all three, and the public reads by whom`, async () => {
    // The pages are the same for all three; axe looks at them once.
    const look = (page: Page) => (hands === pointer && options === phone ? checkAccessibility(page) : undefined);
    const enter = async (email: string) => {
      const { page, context } = await visitor(browser, uptake.origin, options);
      await signIn(page, email, uptake.password);
      return { page, context };
    };
    const author = await enter('norrsilverhamn@skylark.example');
    await author.page.goto('/p/skylark/practices/new?lang=en');
    await author.page.getByLabel(/^Title/).fill(title);
    await author.page.getByLabel(/^Short summary/).fill('Everything on one page.');
    await author.page.getByLabel(/^Detailed description/).fill('A page that tells what to do next.');
    await author.page.getByLabel(/^Difficulties encountered/).fill('Nobody agreed on the first line.');
    await author.page.getByLabel('Service design').check();
    await author.page.getByLabel(/^Country/).selectOption('SE');
    await hands.press(author.page, 'button', 'Save');
    await author.page.getByRole('heading', { level: 1, name: title }).waitFor();
    const practice = new URL(author.page.url()).pathname;
    await hands.press(author.page, 'button', 'Submit for review');
    await author.page.getByText(/Waits for the project’s editor/).waitFor();
    await look(author.page);

    const editor = await enter('lead@skylark.example');
    await editor.page.goto('/inbox?lang=en');
    await hands.press(editor.page, 'link', title);
    await editor.page.getByRole('heading', { level: 1, name: 'Review' }).waitFor();
    await look(editor.page);
    await hands.press(editor.page, 'button', 'Return with this note');
    await editor.page
      .getByText(/Please write what you mean/)
      .first()
      .waitFor();
    await look(editor.page);
    await hands.fill(editor.page, /^Note/, 'Say what it cost.');
    await hands.press(editor.page, 'button', 'Return with this note');
    await editor.page.getByText('Returned. The author has been told.').waitFor();

    await author.page.goto('/inbox?lang=en');
    await hands.press(author.page, 'link', title);
    await author.page.getByText('Say what it cost.').waitFor();
    await look(author.page);
    await hands.fill(author.page, /^Resources needed/, 'Two people for a month.');
    await hands.press(author.page, 'button', 'Save');
    await hands.press(author.page, 'button', 'Submit for review');
    await author.page.getByText(/Waits for the project’s editor/).waitFor();

    await editor.page.goto(`${practice}/review`);
    await hands.press(editor.page, 'button', 'Pass for the project');
    await editor.page.getByText('Passed. The author has been told.').waitFor();

    const officer = await enter('programme@uptake.example');
    await officer.page.goto('/reviews?lang=en');
    await look(officer.page);
    await hands.press(officer.page, 'link', title);
    await hands.press(officer.page, 'button', 'Pass for the programme');
    await officer.page.getByText('Passed. The author has been told.').waitFor();

    await author.page.goto(practice);
    await hands.press(author.page, 'button', 'Publish');
    await author.page.getByRole('link', { name: 'Open the public page' }).waitFor();

    const expert = await enter('expert@uptake.example');
    await expert.page.goto(`${practice}/review?lang=en`);
    await hands.press(expert.page, 'link', 'Give an opinion');
    await look(expert.page);
    await hands.choose(expert.page, 'Of interest to some');
    await hands.fill(expert.page, /^Your opinion/, 'Small towns can take it as it is.');
    await hands.press(expert.page, 'button', 'Save the opinion');
    await expert.page.getByText(/It has passed all gates/).waitFor();
    await look(expert.page);

    const citizen = await visitor(browser, uptake.origin, options);
    await citizen.page.goto(practice.replace('/p/', '/projects/'));
    await citizen.page.getByText('Small towns can take it as it is.').waitFor();
    await citizen.page
      .getByText(/The programme, on/)
      .first()
      .waitFor();
    await look(citizen.page);
    for (const { context } of [author, editor, officer, expert, citizen]) await context.close();
  });
}
