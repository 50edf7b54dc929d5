import { choice, email, flag, form, hidden, longText, password, text } from '../../kernel/forms.ts';
import type { Field } from '../../kernel/field.ts';
import { languages } from '../../kernel/words.ts';
import { cleanName } from './person.ts';

/** The name of a person, already clean, so that one of nothing but hidden characters counts as missing. */
export function personName(autocomplete: 'name' | 'off'): Field<string> {
  const field = text({ required: true, autocomplete });
  return { ...field, read: (texts, files) => field.read(texts.map(cleanName), files) };
}

const currentPassword = () => password({ autocomplete: 'current-password' });
const newPassword = () => password({ autocomplete: 'new-password' });

export const signInForm = form({
  email: email({ required: true, autocomplete: 'username' }),
  password: currentPassword(),
  next: hidden(),
});

export const forgottenForm = form({ email: email({ required: true, autocomplete: 'username' }) });

export const resetForm = form({ newPassword: newPassword() });

export const passwordForm = form({ password: currentPassword(), newPassword: newPassword() });

export const closingForm = form({ password: currentPassword() });

export const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

export const profileForm = form({
  name: personName('name'),
  language: choice(languages, { required: true }),
  zone: choice(zones, { required: true }),
  contact: longText({ limit: 400 }),
  consent: flag(),
});
