import { form, longText } from '../../kernel/forms.ts';

export const dismissalForm = form({ reason: longText({ limit: 500 }) });
