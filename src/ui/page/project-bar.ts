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
        <div class="project-line">
          <a class="project-name" href="${project.address}">${project.name}</a>
          ${project.beside && links(reader, project.beside, 'link-row')}
        </div>
        ${links(reader, project.sections, 'link-row scroll-row')}
      </div>
    </nav>`;
}

function links(reader: Reader, all: readonly NavigationLink[], look: string): Html {
  return html`<ul class="plain-list ${look}">
    ${all.map((link) => html`<li>${navigationLink(reader, link)}</li>`)}
  </ul>`;
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
