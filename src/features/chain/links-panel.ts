import { address, outsideAddress, type Address } from '../../kernel/address.ts';
import type { Answer } from '../../kernel/answers.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { isWorkspaceVisit, type Visit, type WorkspaceVisit } from '../../kernel/visit.ts';
import { outcomeMark } from '../../layout/index.ts';
import { projectAddress, type Face } from '../../records/kinds.ts';
import type { LinksPanel } from '../../records/links-panel.ts';
import type { Source } from '../../records/sources.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { dialog, emptyState, link as linkTo, section, sourceNote, strengthMark, textIn } from '../../ui/index.ts';
import { endAddress, endsById, type End } from './ends.ts';
import { newLinkAddress, searchForm } from './link-pages.ts';
import { linkTypes, type Direction, type LinkType } from './link-types.ts';
import { mayTie, mayWithdraw, type Link } from './link.ts';
import { linksOf, mostLinks } from './store.ts';
import words from './words.json' with { type: 'json' };

/** Address of the story a record stands in. */
export function chainAddress(face: Face, project: string, recordId: string): Address {
  return face === 'public' ? address`/chain/${recordId}` : address`${projectAddress(face, project)}/chain/${recordId}`;
}

/** May this person tie these together in this workspace? */
export function mayTieEnds({ who, project, reader }: WorkspaceVisit, ends: readonly End[]): Answer {
  return mayTie(who, project, ends, reader.say(words));
}

interface Shown {
  readonly link: Link;
  readonly type: LinkType;
  readonly direction: Direction;
  readonly otherId: string;
  /** Null when the other end is not public any more. */
  readonly other: End | null;
}

/** What a record is tied to, by the way it is tied, each tie with its reason, date, maker and sources. */
export const linksPanel: LinksPanel = async (visit, face, recordId) => {
  const say = visit.reader.say(words);
  const links = await linksOf(visit, face, recordId);
  const ids = links.flatMap((link) => [link.from, link.to]);
  const ends = await endsById(visit, face, [recordId, ...ids], visit.reader.language);
  const own = ends.get(recordId);
  const shown = links.map((link): Shown => {
    const direction = link.from === recordId ? 'out' : 'in';
    const otherId = direction === 'out' ? link.to : link.from;
    return { link, type: link.type, direction, otherId, other: ends.get(otherId) ?? null };
  });
  const groups = linkTypes.flatMap((type) =>
    (['out', 'in'] as const).flatMap((direction) => {
      const ones = shown.filter((one) => one.type === type && one.direction === direction);
      return ones.length === 0 ? [] : group(visit, face, own, { type, direction, ones });
    }),
  );
  const mayAdd = own && face === 'workspace' && isWorkspaceVisit(visit) && mayTieEnds(visit, [own]).may;
  const add = mayAdd && addDialog(visit, own);
  const story = own && links.length > 0 && linkTo(say('panel.story'), chainAddress(face, own.project.slug, recordId));
  const body =
    links.length === 0
      ? emptyState({ title: say('panel.none'), ...(mayAdd ? { body: say('panel.noneBody') } : {}) })
      : html`<div class="ties">${groups}</div>${links.length >= mostLinks && html`<p class="subtle">${say('panel.most', { count: mostLinks })}</p>`}${story && html`<p>${story}</p>`}`;
  return section({ title: say('panel.title'), id: 'links', body: html`${body}${add}` });
};

/** Without script the opener leads to the page where the same search stands. */
function addDialog(visit: Visit, own: End): Html {
  const say = visit.reader.say(words);
  return dialog(visit.reader, {
    id: 'new-link',
    title: say('panel.add'),
    body: searchForm(visit.reader, own, ''),
    opener: { label: say('panel.add'), page: newLinkAddress(own) },
  });
}

function group(
  visit: Visit,
  face: Face,
  own: End | undefined,
  { type, direction, ones }: { type: LinkType; direction: Direction; ones: readonly Shown[] },
): Html {
  return html`<section class="tie-group">
<h3>${visit.reader.say(recordWords)(`link.${type}.${direction}`)}</h3>
<ul class="plain-list">${ones.map((one) => html`<li class="tie">${tie(visit, face, own, one)}</li>`)}</ul>
</section>`;
}

function tie(visit: Visit, face: Face, own: End | undefined, { link, direction, other }: Shown): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const page = other && endAddress(other);
  const isProof = link.type === 'proves' && direction === 'in';
  const reason = textIn(reader, link.language, link.reason);
  // Evidence has no page of its own and is called by what the link says that it shows.
  const name = isProof ? reason : nameOf(visit, other);
  const facts = factsOf(visit, own, link, other);
  const near = [own, other ?? undefined].filter((end) => end !== undefined);
  const withdraw =
    face === 'workspace' && isWorkspaceVisit(visit) && mayWithdraw(visit.who, visit.project, link, near, say).may;
  return html`<p class="tie-title">${page ? linkTo(html`${name}`, page) : name} ${outcomeMark(reader, other)} <span class="subtle small">${facts.join(' · ')}</span></p>
<p class="tie-reason">${!isProof && reason} ${link.strength && strengthMark(reader, link.strength)}</p>
<p class="subtle small">${recorded(visit, face, link)}${
    withdraw &&
    html` · <a href="${address`${projectAddress('workspace', visit.project.slug)}/links/${link.id}/withdrawal`}">${say('panel.withdraw')}<span class="hidden-text">: ${other?.title ?? say('panel.gone')}</span></a>`
  }${sourceNotes(reader, link.sources)}</p>`;
}

/** Who recorded the link and when; in the workspace also that the public does not see it yet. */
function recorded({ reader }: Visit, face: Face, { madeBy, madeAt, isPublic }: Link): string {
  const say = reader.say(words);
  const day = reader.day(madeAt);
  const made = madeBy === null ? say('panel.made', { day }) : say('panel.madeBy', { name: madeBy, day });
  return face === 'workspace' && !isPublic ? `${made} · ${say('panel.notPublic')}` : made;
}

/** What is said beside the name: kind, city, project, date, speaker. */
function factsOf(visit: Visit, own: End | undefined, link: Link, other: End | null): string[] {
  const say = visit.reader.say(words);
  return [
    other && visit.reader.say(recordWords)(`kind.${other.kind}`),
    other?.practice?.title,
    other?.city,
    other && !other.isOwn && other.project.id !== own?.project.id && other.project.acronym,
    link.onDate && visit.reader.date(link.onDate),
    link.speaker !== '' && say('speaker', { speaker: link.speaker }),
  ].flatMap((fact) => fact || []);
}

function nameOf({ reader }: Visit, other: End | null): Html {
  return other ? textIn(reader, other.language, other.title) : html`${reader.say(words)('panel.gone')}`;
}

/** Where it is told that two things belong together. */
export function sourceNotes(reader: Reader, sources: readonly Source[]): Html[] {
  return sources.map(
    (source) =>
      html` ${sourceNote(reader, { title: source.title, address: source.address === null ? null : outsideAddress(source.address) })}`,
  );
}
