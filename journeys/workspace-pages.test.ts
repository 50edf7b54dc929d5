import { test } from 'node:test';
import { openUptake } from './browser.ts';
import { walkAsMember, type Screen } from './walk.ts';

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
    first: ['/p/skylark', '/inbox', '/profile'],
    screens: [{ language: 'hu', size: 'desktop', colorScheme: 'dark' }],
  },
];

for (const { who, ...member } of walks) {
  test(`every kind of page in the workspace shuts nobody out and fits the screen: ${who}`, async () => {
    const inside = /^\/(?:p|inbox|profile)(?:\/|$)/;
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
