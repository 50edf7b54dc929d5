export { fieldId, type Field } from './fields/frame.ts';
export { longTextField, textField, type LongTextField, type TextField } from './fields/text.ts';
export { checkboxField, checkboxGroupField, radioField, selectField } from './fields/choice.ts';
export type { ChoiceField, Option, SeveralField } from './fields/choice.ts';
export { dateField, fileField, hiddenField, numberField } from './fields/special.ts';
export type { FileField, NumberField } from './fields/special.ts';
