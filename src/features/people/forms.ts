import { choice, email, form, password, reference } from '../../kernel/forms.ts';
import type { Reader } from '../../kernel/reader.ts';
import { roles, type Role } from '../../kernel/scope.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { languages } from '../../kernel/words.ts';
import type { Option } from '../../ui/index.ts';
import { personName } from '../account/index.ts';
import type { PartnerName } from './membership.ts';
import { mayChooseAnyPartner, partnersLed } from './policy.ts';
import words from './words.json' with { type: 'json' };

export const invitationForm = form({
  email: email({ required: true, autocomplete: 'off' }),
  name: personName('off'),
  role: choice(roles, { required: true }),
  partner: reference(),
  language: choice(languages, { required: true }),
});

export const placeForm = form({ role: choice(roles, { required: true }), partner: reference() });

export const joiningForm = form({
  name: personName('name'),
  newPassword: password({ autocomplete: 'new-password' }),
});

/** What a role is called. */
export function roleName(reader: Reader, role: Role): string {
  return reader.say(words)(`role.${role}`);
}

/** Roles to choose from, each with what it may do. */
export function roleOptions(reader: Reader, open: readonly Role[]): Option[] {
  return open.map((role) => ({
    value: role,
    label: `${roleName(reader, role)} – ${reader.say(words)(`does.${role}`)}`,
  }));
}

/** The partners this person may choose for somebody. */
export function partnerOptions({ who, project }: WorkspaceVisit, partners: readonly PartnerName[]): Option[] {
  const led = partnersLed(who, project.id);
  const open = mayChooseAnyPartner(who, project.id) ? partners : partners.filter(({ id }) => led.includes(id));
  return open.map(({ id, name }) => ({ value: id, label: name }));
}
