import { Address, withQuery } from '../../kernel/address.ts';
import { attributes, html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { languages, type Language } from '../../kernel/words.ts';
import words from '../words.json' with { type: 'json' };
import type { NavigationLink, PageOptions, SignedInPerson } from './frame.ts';
import { sign } from './sign.ts';

const ownNames: Record<Language, string> = {
  en: 'English',
  it: 'Italiano',
  sv: 'Svenska',
  et: 'Eesti',
  hu: 'Magyar',
};

/** A link of a navigation with its count, marked when it leads to where one is. */
export function navigationLink(reader: Reader, link: NavigationLink): Html {
  const current = link.current ? 'page' : null;
  const count = link.count === undefined ? '' : html` <span class="count">${reader.number(link.count)}</span>`;
  return html`<a href="${link.address}"${attributes({ 'aria-current': current })}>${link.label}${count}</a>`;
}

function languageSwitch(reader: Reader, address: Address): Html {
  const say = reader.say(words);
  return html`<details class="menu" data-no-prefetch>
    <summary><span class="hidden-text">${say('language')}: </span>${ownNames[reader.language]}</summary>
    <ul class="menu-panel plain-list">
      ${languages.map(
        (language) =>
          html`<li>
            <a href="${withQuery(address, { lang: language })}"${attributes({
              lang: language,
              hreflang: language,
              'aria-current': language === reader.language ? 'true' : null,
            })}>${ownNames[language]}</a>
          </li>`,
      )}
    </ul>
  </details>`;
}

function personTools(reader: Reader, person: SignedInPerson): Html {
  const say = reader.say(words);
  // Without news the count stays away: a nought would say that nothing is expected, which it does not count.
  const news = person.expected > 0 && html` <span class="count" data-now>${reader.number(person.expected)}</span>`;
  return html`<a href="${person.inbox}">${say('expectedOfMe')}${news}</a>
    <a class="person-name" href="${person.profile}">${person.name}</a>
    <leaving-device data-question="${say('signOutLoses', { count: '%s' })}"><form method="post" action="${new Address('/sign-out')}">
      <button class="quiet-button" type="submit">${say('signOut')}</button>
    </form></leaving-device>`;
}

/** The header of every page. */
export function pageTop(reader: Reader, options: PageOptions): Html {
  const say = reader.say(words);
  return html`<header class="page-top">
    <div class="frame">
      <a class="sign" href="${new Address('/')}">${sign}Uptake</a>
      <div class="page-tools">
        ${options.person ? personTools(reader, options.person) : options.signIn && html`<a href="${options.signIn}">${say('signIn')}</a>`}
      </div>
      ${languageSwitch(reader, options.address)}
      <nav class="site-links" aria-label="${say('siteNavigation')}">
        <ul class="plain-list link-row scroll-row">
          ${options.navigation.map((link) => html`<li>${navigationLink(reader, link)}</li>`)}
        </ul>
      </nav>
    </div>
  </header>`;
}
