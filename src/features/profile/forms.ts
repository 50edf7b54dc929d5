import { choice, email, flag, form, longText } from '../../kernel/forms.ts';
import { languages } from '../../kernel/words.ts';
import { currentPassword, personName } from '../account/index.ts';

export const closingForm = form({ password: currentPassword() });

export const mailAddressForm = form({
  newEmail: email({ required: true, autocomplete: 'email' }),
  password: currentPassword(),
});

export const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

export const profileForm = form({
  name: personName('name'),
  language: choice(languages, { required: true }),
  zone: choice(zones, { required: true }),
  contact: longText({ limit: 400 }),
  consent: flag(),
});
