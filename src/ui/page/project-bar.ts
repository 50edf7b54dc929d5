import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import words from '../words.json' with { type: 'json' };
import type { NavigationLink, ProjectBar } from './frame.ts';
import { navigationLink } from './top.ts';

/** Name and sections of the project one is in; says when the project is invented. */
export function projectBar(reader: Reader, project: ProjectBar): Html {
  const say = reader.say(words);
  return html`${
    project.fictional &&
    html`<section class="fiction" aria-label="${say('fictionalName')}">
        <div class="frame">
          <p><strong>${say('fictionalName')}.</strong> ${say('fictionalExplained')}</p>
        </div>
      </section>`
  }
    <nav class="project-bar" aria-label="${say('projectNavigation', { project: project.name })}">
      <div class="frame">
        <a class="project-name" href="${project.address}">${project.name}</a>
        <ul class="plain-list link-row scroll-row">
          ${project.sections.map((link) => html`<li>${navigationLink(reader, link)}</li>`)}
        </ul>
      </div>
    </nav>`;
}

/** The way from the front page to here; the last one is this page. */
export function breadcrumbs(reader: Reader, links: readonly NavigationLink[]): Html {
  const say = reader.say(words);
  return html`<nav class="crumbs frame" aria-label="${say('breadcrumbs')}">
    <ol>
      ${links.map((link) => html`<li>${navigationLink(reader, link)}</li>`)}
    </ol>
  </nav>`;
}
