import { address, withQuery } from '../../kernel/address.ts';
import { writeLetter } from '../../kernel/mail.ts';
import { newReader } from '../../kernel/reader.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import { letter } from '../../layout/letter.ts';
import { findAccount } from '../account/index.ts';
import { validDays, type NewInvitation } from './invitation.ts';
import type { PartnerName } from './membership.ts';
import { roleName } from './forms.ts';
import words from './words.json' with { type: 'json' };

/** Writes the letter with the link to an invitation, in the language of whoever gets it. */
export async function writeInvitation(
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
