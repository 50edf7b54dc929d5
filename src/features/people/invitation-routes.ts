import { address, withQuery, type Address } from '../../kernel/address.ts';
import { Conflict, mustBeAllowed } from '../../kernel/answers.ts';
import type { Problem } from '../../kernel/forms.ts';
import { writeLetter } from '../../kernel/mail.ts';
import { newReader } from '../../kernel/reader.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { letter } from '../../layout/letter.ts';
import { projectAddress } from '../../records/kinds.ts';
import { findAccount } from '../account/index.ts';
import { invitationForm, roleName } from './forms.ts';
import {
  addInvitation,
  findSame,
  maySendAgain,
  needInvitation,
  renewInvitation,
  validDays,
  withdrawInvitation,
  type NewInvitation,
} from './invitation.ts';
import { invitePage } from './invitation-views.ts';
import { fitsTogether, hasPlace, partnerNames, type PartnerName } from './membership.ts';
import { mayGive, mayInvite } from './policy.ts';
import words from './words.json' with { type: 'json' };

export function invitationRoutes({ workspace }: Routes): void {
  workspace.read('/people/invitations/new', async (visit) => {
    mustBeAllowed(mayInvite(visit.who, visit.project.id, visit.reader.say(words)));
    return visit.page(invitePage(visit, await partnerNames(visit)));
  });
  workspace.write('/people/invitations/new', invite);
  workspace.write('/people/invitations/:id/letter', async (visit) => {
    const say = visit.reader.say(words);
    const invitation = await needInvitation(visit, visit.param('id'));
    mustBeAllowed(mayGive(visit.who, visit.project.id, invitation, say));
    const again = maySendAgain(invitation, visit.now, say);
    if (!again.may) throw new Conflict(again.reason);
    await writeInvitation(visit, invitation, await partnerNames(visit), await renewInvitation(visit, invitation));
    return visit.redirect(peopleOf(visit), { text: say('invitation.sent', { email: invitation.email }) });
  });
  workspace.write('/people/invitations/:id/withdrawal', async (visit) => {
    const say = visit.reader.say(words);
    const invitation = await needInvitation(visit, visit.param('id'));
    mustBeAllowed(mayGive(visit.who, visit.project.id, invitation, say));
    await withdrawInvitation(visit, invitation);
    return visit.redirect(peopleOf(visit), { text: say('invitation.withdrawn', { name: invitation.name }) });
  });
}

function peopleOf(visit: WorkspaceVisit): Address {
  return address`${projectAddress('workspace', visit.project.slug)}/people`;
}

async function invite(visit: WorkspaceVisit): Promise<Response> {
  const say = visit.reader.say(words);
  mustBeAllowed(mayInvite(visit.who, visit.project.id, say));
  const partners = await partnerNames(visit);
  const read = visit.read(invitationForm);
  if (!read.ok) return visit.page(invitePage(visit, partners, read), 422);
  const { partner: partnerId, ...values } = read.values;
  const made: NewInvitation = { ...values, partnerId };
  const problems = await problemsOf(visit, made, partners);
  if (Object.keys(problems).length > 0) {
    return visit.page(invitePage(visit, partners, { typed: read.typed, problems }), 422);
  }
  const { secret } = await addInvitation(visit, made);
  await writeInvitation(visit, made, partners, secret);
  return visit.redirect(peopleOf(visit), { text: say('invitation.sent', { email: made.email }) });
}

/** What stands against an invitation, by field. Says nothing about accounts, only about this project's members. */
async function problemsOf(
  visit: WorkspaceVisit,
  made: NewInvitation,
  partners: readonly PartnerName[],
): Promise<Record<string, Problem>> {
  const say = visit.reader.say(words);
  const wrong = (text: string): Problem => ({ key: 'wrong', text });
  const isKnown = made.partnerId === null || partners.some(({ id }) => id === made.partnerId);
  if (!isKnown) return { partner: { key: 'notAChoice' } };
  const fits = fitsTogether(made, say);
  if (!fits.may) return { partner: wrong(fits.reason) };
  const given = mayGive(visit.who, visit.project.id, made, say);
  if (!given.may) return { role: wrong(given.reason) };
  const same = await findSame(visit, made);
  if (same) return { email: wrong(say('rule.invitedAlready', { day: visit.reader.day(same.sentAt) })) };
  const account = await findAccount(visit, made.email);
  if (account && (await hasPlace(visit, account.id, made))) return { email: wrong(say('rule.memberAlready')) };
  return {};
}

/** Writes the letter with the link to an invitation, in the language of whoever gets it. */
async function writeInvitation(
  scope: ProjectScope,
  invited: NewInvitation,
  partners: readonly PartnerName[],
  secret: string,
): Promise<void> {
  const account = await findAccount(scope, invited.email);
  const language = account?.language ?? invited.language;
  const reader = newReader(language, account?.zone ?? 'Europe/Brussels');
  const say = reader.say(words);
  const { person } = scope.who;
  const { acronym, title } = scope.project;
  const partner = partners.find(({ id }) => id === invited.partnerId)?.name;
  const place = { inviter: person.name, project: title, role: roleName(reader, invited.role) };
  await writeLetter(
    scope,
    letter(scope.tools.settings, {
      to: account?.email ?? invited.email,
      language,
      subject: say('letter.subject', { project: acronym }),
      before: [
        say('letter.greeting', { name: account?.name ?? invited.name }),
        partner === undefined ? say('letter.invites', place) : say('letter.invitesForPartner', { ...place, partner }),
      ],
      link: { label: say('letter.link'), address: withQuery(address`/invitation/${secret}`, { lang: language }) },
      after: [say('letter.valid', { days: validDays }), say('letter.unexpected')],
    }),
  );
}
