import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, no, yes, type Answer } from '../../kernel/answers.ts';
import { form, longText } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey, formSent, formView, workspacePage, type FormView } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { writesForOneOf } from '../../records/editing.ts';
import { buttonLink, emptyState, link, pageHead, personChip, section } from '../../ui/index.ts';
import { ownerCity, sheetsOf, workshopAddress, type Sheet } from '../adaptation/index.ts';
import type { StoredEvent } from '../events/index.ts';
import { guestsOf, invite, invitedBefore, type Guest } from './invitation.ts';
import { awayOf, inviteOwners } from './owner-invitation.ts';
import { needWorkshop } from './workshop.ts';
import words from './words.json' with { type: 'json' };

const invitationForm = form({ note: longText({ limit: 1000 }) });

type Refused = NonNullable<FormView<typeof invitationForm.fields>['refused']>;

/** Inviting the people of both cities: who they are stands there before anything is sent. */
export function invitationRoutes(routes: Routes): void {
  routes.workspace.read('/events/:slug/workshop/invitation', async (visit) => {
    const { stored, sheets } = await inviting(visit);
    return visit.page(await invitationPage(visit, stored, sheets));
  });

  routes.workspace.write('/events/:slug/workshop/invitation', async (visit) => {
    const { stored, sheets } = await inviting(visit);
    const read = visit.read(invitationForm);
    if (!read.ok) return visit.page(await invitationPage(visit, stored, sheets, read), 422);
    const people = await invite(visit, stored, sheets, read.values.note);
    const away = await inviteOwners(visit, stored, sheets, read.values.note);
    const text = visit.reader.say(words)('said.invited', { people: people + away });
    const page = workshopAddress(visit.project.slug, stored.head.slug);
    return formSent(visit, invitationAddress(visit, stored), page, text);
  });
}

async function inviting(visit: WorkspaceVisit): Promise<{ stored: StoredEvent; sheets: Sheet[] }> {
  const stored = await needWorkshop(visit);
  const sheets = await sheetsOf(visit, stored.head.id, visit.reader.language);
  mustBeAllowed(mayInvite(visit, stored, sheets));
  return { stored, sheets };
}

/** The host may, and who writes for one of the cities. */
function mayInvite(visit: WorkspaceVisit, { head }: StoredEvent, sheets: readonly Sheet[]): Answer {
  const cities = [
    head.partnerId,
    ...sheets.flatMap(({ importer, owner }) => [importer.id, owner?.isOwn ? owner.id : null]),
  ];
  const say = visit.reader.say(words);
  return writesForOneOf(visit.who, visit.project.id, cities) ? yes : no(say('policy.invite'));
}

function invitationAddress(visit: WorkspaceVisit, stored: StoredEvent): Address {
  return address`${workshopAddress(visit.project.slug, stored.head.slug)}/invitation`;
}

/** On the page of the workshop: who was invited, and the way to invite. */
export async function invitationPart(
  visit: WorkspaceVisit,
  stored: StoredEvent,
  sheets: readonly Sheet[],
): Promise<Html | null> {
  const may = mayInvite(visit, stored, sheets);
  const before = await invitedBefore(visit, stored.head.id);
  const say = visit.reader.say(words);
  if (sheets.length === 0 || (before === null && !may.may)) return null;
  const way =
    may.may &&
    buttonLink({ label: say('invite.title'), address: invitationAddress(visit, stored), variant: 'secondary' });
  const told = before && say('invite.before', { people: before.people, day: visit.reader.day(before.last) });
  return html`<div class="row">${way} ${told && html`<span class="subtle">${told}</span>`}</div>`;
}

async function invitationPage(
  visit: WorkspaceVisit,
  stored: StoredEvent,
  sheets: readonly Sheet[],
  refused?: Refused,
): Promise<Html> {
  const say = visit.reader.say(words);
  const guests = await guestsOf(visit, sheets);
  const away = await awayOf(visit, sheets);
  const people = guests.length + away.length;
  const action = invitationAddress(visit, stored);
  const title = say('invite.title');
  const sending = formView(visit, {
    form: invitationForm,
    words,
    action,
    submit: say('invite.submit', { people }),
    back: workshopAddress(visit.project.slug, stored.head.slug),
    texts: { note: { rows: 4 } },
    draft: refused ? null : await draftOf(visit, draftKey(action)),
    ...(refused ? { refused } : {}),
  });
  const main = html`${pageHead({ title, above: link(stored.head.title, workshopAddress(visit.project.slug, stored.head.slug)), lead: say('invite.lead') })}
${foreignOwners(visit, sheets)}
${people === 0 ? emptyState({ title: say('invite.nobody'), body: say('invite.nobodyBody') }) : html`${section({ title: say('invite.who', { people: guests.length }), body: html`${guestList(guests)}${away.length > 0 && html`<p>${say('invite.away', { cities: citiesOf(away) })}</p>`}` })}${sending}`}`;
  return workspacePage(visit, { title, main });
}

function guestList(guests: readonly Guest[]): Html {
  return html`<ul class="plain-list row">${guests.map(({ name, sheets }) => html`<li>${personChip({ name, note: sheets.map(({ practice }) => practice.title).join(', ') })}</li>`)}</ul>`;
}

/** Owners in other projects write along once they are members of this one. */
function foreignOwners(visit: WorkspaceVisit, sheets: readonly Sheet[]): Html | null {
  const away = sheets.filter(({ practice }) => !practice.isOwn);
  if (away.length === 0) return null;
  const say = visit.reader.say(words);
  const people = address`/p/${visit.project.slug}/people`;
  return html`<p>${say('invite.foreign', { cities: citiesOf(away) })} ${link(say('invite.people'), people)}</p>`;
}

/** Cities of other projects, with their projects. */
function citiesOf(sheets: readonly Sheet[]): string {
  return [...new Set(sheets.map((sheet) => `${ownerCity(sheet)} (${sheet.practice.project.acronym})`))].join(', ');
}
