import { email, form, reference, text } from '../../kernel/forms.ts';
import { personName } from '../account/index.ts';

/** Somebody who came unannounced, as a host writes them down. */
export const unannouncedForm = form({
  name: personName('off'),
  organisation: text({ required: true, limit: 200, autocomplete: 'off' }),
  partner: reference(),
  email: email({ autocomplete: 'off' }),
});
