import { address, withQuery, type Address } from '../../kernel/address.ts';
import { attributes, html, paragraphs, type Html } from '../../kernel/html.ts';
import { isWorkspaceVisit, type Visit, type WorkspaceVisit } from '../../kernel/visit.ts';
import { outcomeMark } from '../../layout/index.ts';
import type { Face } from '../../records/kinds.ts';
import { writesForOneOf, writesIn } from '../../records/editing.ts';
import { buttonForm, buttonLink, langOf, link, section, stateTag } from '../../ui/index.ts';
import { endAddress, endsById, linksPanel, type End } from '../chain/index.ts';
import type { NotTaken } from './not-taken.ts';
import { mayDecideFor } from './policy.ts';
import { notTakenBy } from './store.ts';
import words from './words.json' with { type: 'json' };

export function notTakenAddress(project: string): Address {
  return address`/p/${project}/not-taken`;
}

/** Where it is said that a city does not take a practice. */
export function newNotTakenAddress(
  project: string,
  about: { practice?: string; partner?: string; event?: string },
): Address {
  return withQuery(address`${notTakenAddress(project)}/new`, { practice: null, partner: null, event: null, ...about });
}

/** What a partner is tied to, under what it looked at and did not take. */
export async function partnerPanel(visit: Visit, face: Face, partnerId: string): Promise<Html> {
  const all = await notTakenBy(visit, face, partnerId);
  const { project } = visit;
  const may = face === 'workspace' && project !== null && writesForOneOf(visit.who, project.id, [partnerId]);
  const say = visit.reader.say(words);
  const add =
    may &&
    buttonLink({
      label: say('new.title'),
      address: newNotTakenAddress(project.slug, { partner: partnerId }),
      variant: 'secondary',
    });
  const body =
    all.length === 0
      ? html`<p class="subtle">${say('list.none')}</p>`
      : notTakenList(visit, face, all, await endsOfNotTaken(visit, face, all));
  return html`${(all.length > 0 || may) && section({ title: say('list.title'), id: 'not-taken', actions: add, body })}${await linksPanel(visit, face, partnerId)}`;
}

/** The practices and the partners these are about, by their ids. */
export function endsOfNotTaken(visit: Visit, face: Face, all: readonly NotTaken[]): Promise<Map<string, End>> {
  const ids = all.flatMap(({ practiceId, partnerId }) => [practiceId, partnerId]);
  return endsById(visit, face, ids, visit.reader.language);
}

/** Practice, reason, date and by whom; with what can be done about it for those who may. */
export function notTakenList(visit: Visit, face: Face, all: readonly NotTaken[], ends: ReadonlyMap<string, End>): Html {
  return html`<ul class="plain-list parts">${all.map((one) => {
    const practice = ends.get(one.practiceId);
    return (
      practice &&
      html`<li class="stack" data-gap="small">${item(visit, face, one, { practice, partner: ends.get(one.partnerId) })}</li>`
    );
  })}</ul>`;
}

function item(
  visit: Visit,
  face: Face,
  one: NotTaken,
  { practice, partner }: { practice: End; partner: End | undefined },
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const lang = (code: string) => attributes({ lang: langOf(reader, code) });
  const page = endAddress(practice);
  const title = html`<span${lang(practice.language)}>${practice.title}</span>`;
  const who = partner ? (partner.city ?? partner.title) : '';
  const date = reader.date(one.decidedOn);
  const signed =
    one.by === null ? say('list.signed', { who, date }) : say('list.signedBy', { who, date, name: one.by });
  const state = stateTag({
    label: say(one.isPublic ? 'list.public' : 'list.project'),
    tone: one.isPublic ? 'done' : 'plain',
  });
  return html`<h3>${page ? link(title, page) : title} ${outcomeMark(reader, practice)}</h3>
<div class="prose"${lang(one.language)}>${paragraphs(one.reason)}</div>
<p class="row small"><span class="subtle">${signed}</span> ${face === 'workspace' && state}</p>${face === 'workspace' && isWorkspaceVisit(visit) && acts(visit, one)}`;
}

function acts(visit: WorkspaceVisit, { id, partnerId, isPublic }: NotTaken): Html | null {
  const say = visit.reader.say(words);
  if (!mayDecideFor(visit.who, visit.project, partnerId, say).may) return null;
  const own = address`${notTakenAddress(visit.project.slug)}/${id}`;
  const show = isPublic
    ? { label: say('act.hide'), action: address`${own}/hiding` }
    : { label: say('act.publish'), action: address`${own}/publication` };
  return html`<div class="row small">${buttonForm({ ...show, variant: 'quiet' })}${buttonForm({ label: say('act.takeBack'), action: address`${own}/withdrawal`, variant: 'quiet', destructive: true })}</div>`;
}

/** Where a practice is offered to a city: the way to say for it that it does without. Null for those who do not write for it. */
export function notTakenLink(
  visit: WorkspaceVisit,
  { practice, partner }: { readonly practice: string; readonly partner: string | null },
): Html | null {
  const say = visit.reader.say(words);
  if (partner === null || !mayDecideFor(visit.who, visit.project, partner, say).may) return null;
  return link(say('new.title'), newNotTakenAddress(visit.project.slug, { practice, partner }));
}

/** On the page of another’s practice: the way to say that one’s own city does not take it. */
export function notTakenWay(
  visit: Visit,
  practice: { readonly id: string; readonly ownerId: string | null },
): Html | null {
  const { project } = visit;
  if (project === null || !writesIn(visit.who, project.id)) return null;
  // Who writes for nobody but the owner looks at what is their own.
  const isOnlyOwners = visit.who.memberships.every(
    (one) => one.project !== project.id || (one.partner !== null && one.partner === practice.ownerId),
  );
  if (isOnlyOwners && !visit.who.person?.isAdministrator) return null;
  return link(visit.reader.say(words)('way'), newNotTakenAddress(project.slug, { practice: practice.id }));
}
