import { email, form, lines, choice, reference } from '../../kernel/forms.ts';
import { languages, type Language } from '../../kernel/words.ts';
import type { SystemScope } from '../../records/system-scope.ts';
import {
  addRegistration,
  findByMail,
  mailKeys,
  writeToGuest,
  type EventInLetters,
  type Registration,
} from '../guests/index.ts';
import { cleanName } from '../account/index.ts';

export const mostInvited = 200;

/** Somebody to invite, as hosts write them: `a@b.example`, `Ada Example, a@b.example` or `Ada Example <a@b.example>`. */
export interface Invitee {
  readonly name: string;
  readonly email: string;
}

const address = email({ required: true });

const longestLine = 400;

export function readInvitee(line: string): Invitee | null {
  if (line.length > longestLine) return null;
  const [, before = '', mail = ''] = /^(.*?)[\s,;<]*([^\s,;<>]+)>?[,;]?$/.exec(line) ?? [];
  const read = address.read([mail], []);
  const name = cleanName(before.replaceAll('"', ''));
  return 'value' in read && name.length <= 120 ? { name, email: read.value } : null;
}

export const invitingForm = form({
  addresses: { ...lines(readInvitee), required: true },
  partner: reference(),
  language: choice(languages, { required: true }),
});

/** Invites people who are not known for this event yet, by a letter each; gives how many those are. Nobody is invited twice. */
export async function invite(
  scope: SystemScope,
  event: EventInLetters,
  invitees: readonly Invitee[],
  { partnerId, language }: { readonly partnerId: string | null; readonly language: Language },
): Promise<number> {
  const keyOf = await mailKeys(scope);
  let count = 0;
  for (const { name, email: to } of invitees) {
    const mail = { email: to, key: keyOf(to) };
    if (await findByMail(scope, event.id, mail.key)) continue;
    const told = { name, organisation: '', partnerId, personId: null, language };
    const registration = await addRegistration(scope, event.id, told, { mail, state: 'invited' });
    await writeToGuest(scope, registration, event, 'invited');
    count++;
  }
  return count;
}

/** Reminds, once, those who have not answered; gives how many those are. */
export async function remind(
  scope: SystemScope,
  event: EventInLetters,
  silent: readonly Registration[],
): Promise<number> {
  if (silent.length === 0) return 0;
  const ids = silent.map(({ id }) => id);
  await scope.db.updateTable('registration').set({ reminded_at: scope.now }).where('id', 'in', ids).execute();
  for (const registration of silent) await writeToGuest(scope, registration, event, 'reminder');
  return silent.length;
}
