import { strict as assert } from 'node:assert';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { desktop, phone } from './browser.ts';

/** How somebody works a page: what they do with links, buttons and fields. */
export interface Hands {
  /** Follows the first link of the page's own part with this name, or presses its button. */
  press(page: Page, name: RegExp | string, role?: 'link' | 'button'): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Takes one of a list by its name. */
  choose(list: Locator, name: string): Promise<void>;
  attach(field: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
}

/** A control in the page's own part; a name in quotes is the whole name. */
function control(page: Page, name: RegExp | string, role: 'link' | 'button'): Locator {
  return page
    .getByRole('main')
    .getByRole(role, { name, exact: typeof name === 'string' })
    .first();
}

const byMouse: Hands = {
  press: (page, name, role = 'link') => control(page, name, role).click(),
  write: (field, text) => field.fill(text),
  choose: async (list, name) => void (await list.selectOption({ label: name })),
  attach: (field, file) => field.setInputFiles(file),
};

/** Moves the focus on by Tab until it stands in the control; nobody gets stuck on the way. */
async function tabTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  for (let presses = 0; presses < 200; presses++) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await keyboard.press('Tab');
  }
  assert.fail(`Tab never came to the control on ${target.page().url()}`);
}

const byKeyboard: Hands = {
  async press(page, name, role = 'link') {
    const target = control(page, name, role);
    await target.waitFor();
    await tabTo(target);
    await page.keyboard.press('Enter');
  },
  async write(field, text) {
    await tabTo(field);
    await field.page().keyboard.type(text);
  },
  async choose(list, name) {
    await tabTo(list);
    await list.page().keyboard.type(name);
    assert.equal(await list.locator('option:checked').textContent(), name);
  },
  async attach(field, file) {
    await tabTo(field);
    const [chooser] = await Promise.all([
      field.page().waitForEvent('filechooser'),
      field.page().keyboard.press('Enter'),
    ]);
    await chooser.setFiles(file);
  },
};

export interface Way {
  readonly how: string;
  readonly options: BrowserContextOptions;
  readonly hands: Hands;
}

/** The ways in which every promise of the main job is kept. */
export const ways = {
  mouse: { how: 'with the mouse', options: desktop, hands: byMouse },
  phone: { how: 'on a phone', options: phone, hands: byMouse },
  withoutScript: { how: 'without script', options: { ...phone, javaScriptEnabled: false }, hands: byMouse },
  keyboard: { how: 'by keyboard alone', options: desktop, hands: byKeyboard },
} as const satisfies Record<string, Way>;
