import { form, reference } from '../../kernel/forms.ts';

/** Which practice, for which city. */
export const beginForm = form({ practice: reference({ required: true }), importer: reference({ required: true }) });
