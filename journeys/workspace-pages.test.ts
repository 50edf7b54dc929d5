import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { openUptake, signIn } from './browser.ts';
import { openAs, walkAsMember, type Screen } from './walk.ts';

const { uptake, browser } = await openUptake();

/** All four ways to look, shared out among the members; the public pages are looked at in each of them. */
const walks: { who: string; email: string; first: string[]; screens: Screen[] }[] = [
  {
    who: 'the lead coordinator of BETTER, in English',
    email: 'lead@better.example',
    first: ['/p/better', '/inbox', '/profile'],
    screens: [{ language: 'en', size: 'phone', colorScheme: 'light' }],
  },
  {
    who: 'an officer of SKYLARK, in Hungarian',
    email: 'aranyhidvasarhely@skylark.example',
    first: ['/p/skylark', '/inbox', '/profile', '/taken-along'],
    screens: [{ language: 'hu', size: 'desktop', colorScheme: 'dark' }],
  },
];

for (const { who, ...member } of walks) {
  test(`every kind of page in the workspace shuts nobody out and fits the screen: ${who}`, async () => {
    const inside = /^\/(?:p|inbox|profile|taken-along)(?:\/|$)/;
    await walkAsMember(browser, uptake.origin, { ...member, password: uptake.password, inside });
  });
}

test('the administrator’s pages shut nobody out and fit the screen', async () => {
  await walkAsMember(browser, uptake.origin, {
    email: 'administrator@uptake.example',
    password: uptake.password,
    first: ['/administration/projects', '/administration/projects/new', '/profile', '/inbox'],
    inside: /^\/(?:administration|inbox|profile)(?:\/|$)/,
    screens: [
      { language: 'en', size: 'phone', colorScheme: 'dark' },
      { language: 'en', size: 'desktop', colorScheme: 'light' },
    ],
  });
});

for (const language of ['et', 'hu'] as const) {
  test(`in the longest words the page itself begins early, its sections stand on one line, and all can be pressed: ${language}`, async () => {
    for (const size of ['phone', 'desktop'] as const) {
      const { page, context } = await openAs(browser, uptake.origin, { language, size, colorScheme: 'light' });
      await signIn(page, 'lead@better.example', uptake.password);
      for (const path of ['/p/better/actions', '/p/better/practices/arno', '/p/better/people']) {
        await page.goto(path);
        const start = (await page.getByRole('main').boundingBox())?.y ?? Number.POSITIVE_INFINITY;
        assert.ok(start <= 0.3 * (page.viewportSize()?.height ?? 0), `${path} begins at ${start}`);
        const sections = page.locator('.project-bar .scroll-row > li');
        const tops = await sections.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
        assert.ok(tops.length > 8 && new Set(tops).size === 1, `${path}: ${tops.join()}`);
        const targets = page.locator('.page-top, .project-bar, .page-head').locator('a, button, summary');
        const small = await targets.evaluateAll((all) =>
          all.flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            const isInText = one.parentElement?.matches('.card-above, .lead') ?? false;
            const isShown = one.checkVisibility() && width > 0;
            return isShown && !isInText && Math.min(width, height) < 24
              ? [`${one.textContent}: ${width} × ${height}`]
              : [];
          }),
        );
        assert.deepEqual(small, [], path);
      }
      await context.close();
    }
  });
}
