import { address } from '../../kernel/address.ts';
import { html } from '../../kernel/html.ts';
import { button } from '../button.ts';
import { errorSummary } from '../error-summary.ts';
import {
  checkboxField,
  checkboxGroupField,
  dateField,
  fileField,
  hiddenField,
  longTextField,
  numberField,
  radioField,
  selectField,
  textField,
} from '../fields.ts';
import { savedDraft } from '../saved-draft.ts';
import type { Example } from './example.ts';

const here = address`/gallery`;
const kinds = [
  { value: 'visit', label: 'Study visit', hint: 'Seeing a practice where it works' },
  { value: 'workshop', label: 'Import workshop' },
];

export const formExamples: readonly Example[] = [
  {
    name: 'What is wrong with a form',
    show: (reader) =>
      errorSummary(reader, [
        { name: 'title', message: 'Title: please fill this in' },
        { name: 'kind', message: 'Kind: please choose one of the list' },
      ]) ?? html``,
  },
  {
    name: 'All fields',
    show: (reader) =>
      savedDraft(reader, {
        address: here,
        key: 'gallery',
        version: '1',
        form: html`<form method="post" action="${here}" enctype="multipart/form-data" class="form-fields">
          ${hiddenField('version', 1)}
          ${textField(reader, { name: 'title', label: 'Title', hint: 'As you would say it to a colleague in another city.', required: true, limit: 100, error: 'please fill this in' })}
          ${longTextField(reader, { name: 'description', label: 'Description', required: true, limit: 1500, value: 'One desk for two permits to begin with.' })}
          ${selectField(reader, {
            name: 'partner',
            label: 'Partner',
            required: true,
            value: 'b',
            options: [
              { value: 'a', label: 'Port Almar' },
              { value: 'b', label: 'Lindhaven' },
            ],
          })}
          ${radioField(reader, { name: 'kind', label: 'Kind', required: true, options: kinds, error: 'please choose one of the list' })}
          ${checkboxGroupField(reader, {
            name: 'topics',
            label: 'Topics',
            hint: 'All that fit.',
            values: ['permits'],
            options: [
              { value: 'permits', label: 'Permits and licences' },
              { value: 'data', label: 'Open data' },
            ],
          })}
          ${checkboxField(reader, { name: 'public', label: 'Show my name on the public page', hint: 'You can take this back at any time.' })}
          ${dateField(reader, { name: 'since', label: 'Running since', value: '2019-10' })}
          ${numberField(reader, { name: 'hours', label: 'Hours saved a year', unit: 'hours', value: 2310.5, required: true })}
          ${textField(reader, { name: 'contact', label: 'E-mail', type: 'email', autocomplete: 'email' })}
          ${fileField(reader, { name: 'document', label: 'Signed plan', accept: '.pdf', largest: '25 MB' })}
          ${button({ label: 'Save' })}
        </form>`,
      }),
  },
];
