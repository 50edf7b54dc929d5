import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import words from '../words.json' with { type: 'json' };
import type { PageOptions } from './frame.ts';
import { navigationLink } from './top.ts';

/** The footer of every page: what Uptake is, licence, source code, accessibility, data protection. */
export function pageFoot(reader: Reader, options: PageOptions): Html {
  const say = reader.say(words);
  return html`<footer class="page-foot">
    <div class="frame">
      <p>${say('aboutInOneSentence')}</p>
      <nav aria-label="${say('footerNavigation')}">
        <ul class="plain-list link-row">
          ${options.footer.map((link) => html`<li>${navigationLink(reader, link)}</li>`)}
        </ul>
      </nav>
    </div>
  </footer>`;
}
