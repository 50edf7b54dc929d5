import { address, outsideAddress, type Address } from '../../kernel/address.ts';
import { attributes, html, type Html, type Part } from '../../kernel/html.ts';
import { isWorkspaceVisit, type Visit, type WorkspaceVisit } from '../../kernel/visit.ts';
import { recordAddress } from '../../records/kinds.ts';
import { buttonLink, langOf, languageName, link, outsideLink, section, tag } from '../../ui/index.ts';
import { sessionAnchor, sessionsOf, type Session } from '../agenda/index.ts';
import type { EventOnPage, EventPanel } from '../events/index.ts';
import { fileLinks, filePictures } from '../files/index.ts';
import type { Material } from './material.ts';
import { mayAddMaterial, mayChangeMaterial, type Keepers } from './policy.ts';
import { materialOf } from './store.ts';
import words from './words.json' with { type: 'json' };

/** The material of an event on its page, and for who may the way to add to it. */
export const materialPanel: EventPanel = async (visit, shown) => {
  const say = visit.reader.say(words);
  const material = await materialOf(visit, shown.face, shown.id);
  const working = workingOn(visit, shown);
  const mayAdd = working !== null && mayAddMaterial(working.visit, working.keepers).may;
  if (material.length === 0 && !mayAdd) return null;
  const page = recordAddress(shown.face, 'event', shown.projectSlug, shown.slug);
  const add = { label: say('new.title'), address: address`${page}/material/new`, variant: 'secondary' } as const;
  const isOfSession = material.some(({ session }) => session !== null);
  const sessions = isOfSession ? await sessionsOf(visit, shown.face, shown.id) : [];
  const byId = new Map(sessions.map((one) => [one.id, one]));
  const drawn = material.map((one) => {
    const may = working !== null && mayChangeMaterial(working.visit, working.keepers, one).may;
    return html`<li>${oneOf(visit, one, byId.get(one.session ?? ''), may && actsOn(visit, page, one))}</li>`;
  });
  return section({
    title: say('material.title'),
    id: 'material',
    actions: mayAdd && buttonLink(add),
    body:
      material.length === 0
        ? html`<p class="subtle">${say('material.none')}</p>`
        : html`<ul class="plain-list stack">${drawn}</ul>`,
  });
};

function workingOn(
  visit: Visit,
  { face, slug, value, mayEdit }: EventOnPage,
): { visit: WorkspaceVisit; keepers: Keepers } | null {
  if (face === 'public' || !isWorkspaceVisit(visit) || slug === null) return null;
  return { visit, keepers: { visitors: value.visitors, mayEdit } };
}

function oneOf({ reader }: Visit, material: Material, session: Session | undefined, acts: Part): Html {
  const say = reader.say(words);
  const { title, kind, language, files, isPublic } = material;
  const web = material.webAddress === '' ? null : outsideAddress(material.webAddress);
  const where = session && link(session.title, address`#${sessionAnchor(session)}`);
  return html`<figure class="evidence">
    ${filePictures(reader, files, title)}
    <figcaption>
      <p${attributes({ lang: langOf(reader, language) })}>${web ? outsideLink(title, web) : title}</p>
      <p class="row">${tag(say(`choice.variety.${kind}`))} ${tag(languageName(reader, language))} ${!isPublic && tag(say('material.projectOnly'))}</p>
      ${where && html`<p class="small">${say('material.session')} ${where}</p>`}
      ${fileLinks(reader, files)}
      ${acts && html`<p class="row">${acts}</p>`}
    </figcaption>
  </figure>`;
}

function actsOn({ reader }: Visit, page: Address, { id, title }: Material): Html {
  const say = reader.say(words);
  const name = html`<span class="hidden-text">: ${title}</span>`;
  return html`${link(html`${say('material.edit')}${name}`, address`${page}/material/${id}/edit`)}
    ${link(html`${say('material.remove')}${name}`, address`${page}/material/${id}/removal`)}`;
}
