import { email, form, hidden, password, text } from '../../kernel/forms.ts';
import type { Field } from '../../kernel/field.ts';
import { cleanName } from './person.ts';

/** The name of a person, already clean, so that one of nothing but hidden characters counts as missing. */
export function personName(autocomplete: 'name' | 'off'): Field<string> {
  const field = text({ required: true, autocomplete });
  return { ...field, read: (texts, files) => field.read(texts.map(cleanName), files) };
}

export const currentPassword = () => password({ autocomplete: 'current-password' });
const newPassword = () => password({ autocomplete: 'new-password' });

export const signInForm = form({
  email: email({ required: true, autocomplete: 'username' }),
  password: currentPassword(),
  next: hidden(),
});

export const forgottenForm = form({ email: email({ required: true, autocomplete: 'username' }) });

export const resetForm = form({ newPassword: newPassword() });

export const passwordForm = form({ password: currentPassword(), newPassword: newPassword() });
