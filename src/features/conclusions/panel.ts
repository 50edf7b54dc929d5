import { address, withQuery } from '../../kernel/address.ts';
import { html } from '../../kernel/html.ts';
import { projectAddress } from '../../records/kinds.ts';
import { buttonLink, link, tag, textIn } from '../../ui/index.ts';
import { endAddress, endsById, linksOf } from '../chain/index.ts';
import type { EventPanel } from '../events/index.ts';
import words from './words.json' with { type: 'json' };

/** The conclusions of an event on its page, the first drawn first, and for those who write the way to add one. */
export const conclusionPanel: EventPanel = async (visit, shown) => {
  const { reader } = visit;
  const say = reader.say(words);
  const links = (await linksOf(visit, shown.face, shown.id)).filter(({ type }) => type === 'concluded-at');
  const ids = links.map(({ from }) => from).toSorted();
  const ends = await endsById(visit, shown.face, ids, reader.language);
  const open = new Set(links.filter(({ isPublic }) => isPublic).map(({ from }) => from));
  const items = ids.flatMap((id) => {
    const end = ends.get(id);
    const page = end && endAddress(end);
    if (!end || !page) return [];
    const mark = shown.face === 'workspace' && !open.has(id) && tag(say('notPublic'));
    return [html`<li>${link(html`${textIn(reader, end.language, end.title)}`, page)} ${mark}</li>`];
  });
  const form = address`${projectAddress('workspace', shown.projectSlug)}/conclusions/new`;
  const add = { label: say('act.new'), address: withQuery(form, { event: shown.id }), variant: 'secondary' } as const;
  const all = address`${projectAddress(shown.face, shown.projectSlug)}/conclusions`;
  if (items.length === 0 && !shown.mayEdit) return null;
  return html`${items.length > 0 && html`<ol>${items}</ol><p>${link(say('list.all'), all)}</p>`}${shown.mayEdit && html`<p>${buttonLink(add)}</p>`}`;
};
