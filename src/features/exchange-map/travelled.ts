import { isId } from '../../kernel/chance.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { outcomeMark } from '../../layout/index.ts';
import type { Face } from '../../records/kinds.ts';
import { link as linkTo, section, textIn } from '../../ui/index.ts';
import { adoptionsOf, chainAddress, endAddress, endsById, type Adoption, type End } from '../chain/index.ts';
import { themeAsked } from './exchange.ts';
import { placesOf } from './places.ts';
import words from './words.json' with { type: 'json' };

/** What one arc stands for, when the address asks for it. */
export async function travelledBetween(visit: Visit, face: Face, projectId: string | null): Promise<Html | null> {
  const [owner, adopter] = [visit.query('from') ?? '', visit.query('to') ?? ''];
  if (!isId(owner) || !isId(adopter)) return null;
  const adoptions = await adoptionsOf(
    visit,
    face,
    { between: { owner, adopter }, projectId: projectId ?? undefined, theme: themeAsked(visit) },
    100,
  );
  const places = await placesOf(visit, face, [owner, adopter]);
  const [from, to] = [places.get(owner), places.get(adopter)];
  if (!from || !to || adoptions.length === 0) return null;
  const ends = await endsById(
    visit,
    face,
    adoptions.flatMap((one) => [one.takenId, one.actionId]),
    visit.reader.language,
  );
  const say = visit.reader.say(words);
  const rows = adoptions.map((adoption) => html`<li class="tie">${travelled(visit, face, adoption, ends)}</li>`);
  return section({
    title: say('travelled', { owner: from.name, adopter: to.name }),
    id: 'travelled',
    body: html`<ul class="plain-list">${rows}</ul>`,
  });
}

function travelled(
  visit: Visit,
  face: Face,
  { takenId, actionId, depth, reason, language }: Adoption,
  ends: ReadonlyMap<string, End>,
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const [practice, action] = [ends.get(takenId), ends.get(actionId)];
  const named = (end: End | undefined) => {
    const page = end && endAddress(end);
    if (!end || !page) return say('gone');
    return html`${linkTo(html`${textIn(reader, end.language, end.title)}`, page)} ${outcomeMark(reader, end)}`;
  };
  const story = action && chainAddress(action.isOwn ? face : 'public', action.project.slug, action.id);
  return html`<p class="tie-title">${named(practice)} → ${named(action)}</p>
<p class="tie-reason">${textIn(reader, language, reason)}</p>
<p class="subtle small">${depth !== null && say(`depth.${depth}`)}${story && html` · <a href="${story}">${say('story')}<span class="hidden-text">: ${action.title}</span></a>`}</p>`;
}
