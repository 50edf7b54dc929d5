import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { assetAddress, moduleNames } from '../assets.ts';
import words from '../words.json' with { type: 'json' };
import type { PageOptions } from './frame.ts';
import { pageFoot } from './foot.ts';
import { pageTop } from './top.ts';
import { breadcrumbs, projectBar } from './project-bar.ts';

const textFont = 'atkinson-hyperlegible-next-latin-wght-normal.woff2';

function head(options: PageOptions): Html {
  return html`<meta charset="utf-8">
    <title>${pageTitle(options.title)}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    ${options.description && html`<meta name="description" content="${options.description}">`}
    ${options.unlisted && html`<meta name="robots" content="noindex">`}
    ${options.person?.key && html`<meta name="person" content="${options.person.key}">`}
    ${(options.clearedDrafts ?? []).map((key) => html`<meta name="draft-cleared" content="${key}">`)}
    <meta name="theme-color" content="#fbf8f1" media="(prefers-color-scheme: light)">
    <meta name="theme-color" content="#10202c" media="(prefers-color-scheme: dark)">
    <link rel="preload" as="font" type="font/woff2" href="${assetAddress(textFont)}" crossorigin>
    <link rel="stylesheet" href="${assetAddress('uptake.css')}">
    <link rel="icon" type="image/svg+xml" href="${assetAddress('icon.svg')}">
    <link rel="apple-touch-icon" href="${assetAddress('icon-192.png')}">
    <link rel="manifest" href="/manifest.webmanifest">
    ${(options.alternates ?? []).map((other) => html`<link rel="alternate" type="${other.type}" href="${other.address}" title="${other.label}">`)}
    ${[...moduleNames, ...(options.person ? ['take-along.js'] : []), ...(options.modules ?? [])].map((name) => html`<script type="module" src="${assetAddress(name)}"></script>`)}`;
}

/** The name of a page in tabs and lists: the page first, then the service. Long ones are cut at a word. */
function pageTitle(title: string): string {
  const short = title.length <= 61 ? title : `${title.slice(0, 60).replace(/\s+\S*$/, '')}…`;
  return `${short} – Uptake`;
}

/** The whole document: skip link, header, project, breadcrumbs, main part, footer. */
export function page(reader: Reader, options: PageOptions): Html {
  const say = reader.say(words);
  const session = options.person?.session;
  return html`<!DOCTYPE html>
    <html lang="${reader.language}">
      <head>
        ${head(options)}
      </head>
      <body>
        <a class="skip" href="#main">${say('skipToContent')}</a>
        ${pageTop(reader, options)} ${options.project && projectBar(reader, options.project)}
        ${options.breadcrumbs && breadcrumbs(reader, options.breadcrumbs)}
        <main id="main" class="frame" tabindex="-1">${options.main}</main>
        ${pageFoot(reader, options)}
        ${
          session &&
          html`<session-end${attributes({
            'data-ends': session.ends.toISOString(),
            'data-address': session.signIn,
            'data-soon': say('sessionEndsSoon'),
            'data-over': say('sessionOver'),
            'data-again': say('signInAgain'),
          })}></session-end>`
        }
      </body>
    </html> `;
}
