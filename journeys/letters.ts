import type { Page } from 'playwright-core';
import { checkAccessibility } from './browser.ts';

/** Opens the link of the letter that somebody got, as they would; a letter may need a moment to be written. */
export async function followLetter(page: Page, email: string, subject: string, path: string): Promise<void> {
  const letter = page.locator('main section').filter({ hasText: email }).filter({ hasText: subject });
  const link = letter.getByRole('link', { name: `/${path}/` }).first();
  for (let looks = 0; looks < 15; looks++) {
    await page.goto('/outbox');
    const isThere = await link.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
    if (isThere) break;
  }
  await checkAccessibility(page);
  await link.click();
  await page.waitForURL(`**/${path}/**`);
  await checkAccessibility(page);
}
