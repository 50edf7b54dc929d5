import { address, type Address } from '../../kernel/address.ts';
import { mustBeAllowed, no, yes, type Answer } from '../../kernel/answers.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { draftKey, formSent, formView, workspacePage } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { link, pageHead } from '../../ui/index.ts';
import { eventAddress, type StoredEvent } from '../events/index.ts';
import { eventOfGuests, findOpening, silentGuests, standingName, standingOf } from '../guests/index.ts';
import { invite, invitingForm, mostInvited, readInvitee, remind } from './inviting.ts';
import { needHosted } from './opening-routes.ts';
import { presentPartners } from './partners.ts';
import words from './words.json' with { type: 'json' };

type Refused = { readonly typed: Typed; readonly problems: Problems };

/** Where a host invites people by their addresses, and reminds those who have not answered. */
export function invitationRoutes(routes: Routes): void {
  const path = '/events/:slug/invitations';

  routes.workspace.read(`${path}/new`, async (visit) => {
    const stored = await needHosted(visit);
    mustBeAllowed(await mayInvite(visit, stored));
    return visit.page(await invitingPage(visit, stored));
  });

  routes.workspace.write(`${path}/new`, async (visit) => {
    const stored = await needHosted(visit);
    mustBeAllowed(await mayInvite(visit, stored));
    const say = visit.reader.say(words);
    const read = visit.read(invitingForm);
    const problems = read.ok ? await problemsIn(visit, read.values) : problemsByLine(visit, read.problems, read.typed);
    if (!read.ok || Object.keys(problems).length > 0) {
      return visit.page(await invitingPage(visit, stored, { typed: read.typed, problems }), 422);
    }
    const { addresses, partner: partnerId, language } = read.values;
    const event = await eventOfGuests(visit, stored.head.id);
    const count = await invite(visit, event, addresses, { partnerId, language });
    const text = say('said.invited', { count, known: addresses.length - count });
    return formSent(visit, invitingAddress(visit, stored), guestsAddress(visit, stored), text);
  });

  routes.workspace.write(`${path}/reminder`, async (visit) => {
    const stored = await needHosted(visit);
    mustBeAllowed(await mayInvite(visit, stored));
    const event = await eventOfGuests(visit, stored.head.id);
    const count = await remind(visit, event, await silentGuests(visit, event.id));
    return visit.redirect(guestsAddress(visit, stored), { text: visit.reader.say(words)('said.reminded', { count }) });
  });
}

/** Whether guests can be invited to an event: it is public, and one can register for it. */
async function mayInvite(visit: WorkspaceVisit, { head, value }: StoredEvent): Promise<Answer> {
  const say = visit.reader.say(words);
  if (head.publishedAt === null) return no(say('invite.notPublic'));
  const opening = await findOpening(visit, head.id);
  if (!opening) return no(say('invite.notOpened'));
  const standing = standingOf(opening, value, visit.now);
  return standing === 'open' || standing === 'soon' ? yes : no(standingName(visit.reader, standing));
}

async function problemsIn(
  visit: WorkspaceVisit,
  { addresses, partner }: { readonly addresses: readonly unknown[]; readonly partner: string | null },
): Promise<Problems> {
  const partners = await presentPartners(visit);
  const text = visit.reader.say(words)('problem.tooMany', { most: mostInvited });
  return {
    ...(addresses.length > mostInvited ? { addresses: { key: 'wrong', text } } : {}),
    ...(partner === null || partners.some(({ value }) => value === partner)
      ? {}
      : { partner: { key: 'notAChoice' as const } }),
  };
}

/** Names the lines that are no address, so that they are found among many. */
function problemsByLine(visit: WorkspaceVisit, problems: Problems, typed: Typed): Problems {
  if (problems['addresses']?.key !== 'wrong') return problems;
  const all = (typed['addresses']?.[0] ?? '').split('\n').map((line) => line.trim());
  const bad = all.filter((line) => line !== '' && readInvitee(line) === null).slice(0, 5);
  const text = visit.reader.say(words)('problem.addresses', { lines: bad.join(' · ') });
  return { ...problems, addresses: { key: 'wrong', text } };
}

async function invitingPage(visit: WorkspaceVisit, stored: StoredEvent, refused?: Refused): Promise<Html> {
  const say = visit.reader.say(words);
  const title = say('invite.title');
  const action = invitingAddress(visit, stored);
  const form = formView(visit, {
    form: invitingForm,
    words,
    action,
    submit: say('invite.submit'),
    back: guestsAddress(visit, stored),
    values: { language: [stored.value.language] },
    texts: {
      addresses: { rows: 8 },
      partner: { label: say('field.partnerOfAll'), options: await presentPartners(visit) },
    },
    draft: await draftOf(visit, draftKey(action)),
    ...(refused ? { refused } : {}),
  });
  const main = html`${pageHead({ title, above: link(stored.head.title, eventAddress(visit.project.slug, stored.head)), lead: say('invite.lead') })}${form}`;
  return workspacePage(visit, { title, main });
}

function invitingAddress(visit: WorkspaceVisit, stored: StoredEvent): Address {
  return address`${eventAddress(visit.project.slug, stored.head)}/invitations/new`;
}

function guestsAddress(visit: WorkspaceVisit, stored: StoredEvent): Address {
  return address`${eventAddress(visit.project.slug, stored.head)}/guests`;
}
