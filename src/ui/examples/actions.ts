import { address, outsideAddress } from '../../kernel/address.ts';
import { html } from '../../kernel/html.ts';
import { button, buttonForm, buttonLink, buttonRow } from '../button.ts';
import { dialog } from '../dialog.ts';
import { emptyState } from '../empty.ts';
import { jobProgress } from '../job.ts';
import { link, outsideLink } from '../link.ts';
import { alert } from '../alert.ts';
import type { Example } from './example.ts';

const here = address`/gallery`;
const elsewhere = outsideAddress('https://example.org/smart-city-index') ?? here;

export const actionExamples: readonly Example[] = [
  {
    name: 'Buttons',
    show: () =>
      buttonRow(
        buttonForm({ label: 'Save the action', action: here }),
        buttonForm({ label: 'Return with a note', action: here, variant: 'secondary' }),
        buttonForm({ label: 'Withdraw', action: here, variant: 'quiet' }),
        buttonForm({ label: 'Delete the draft', action: here, variant: 'secondary', destructive: true }),
        buttonLink({ label: 'Add a practice', address: here, variant: 'secondary' }),
      ),
  },
  {
    name: 'A button that cannot be pressed says why',
    show: () =>
      button({
        label: 'Submit the report',
        whyNot: 'Two partners have not handed in their part: Lindhaven and Veskilinn.',
      }),
  },
  {
    name: 'Links',
    show: () =>
      html`<p>
        ${link('One-stop permit desk', here)} was first described in the ${outsideLink('city’s own index', elsewhere)}.
      </p>`,
  },
  {
    name: 'Messages',
    show: () =>
      html`<div class="stack">
        ${alert({ kind: 'info', body: 'The reporting period ends in two weeks.' })}
        ${alert({ kind: 'success', title: 'The practice is published', body: 'It can be read without an account from now on.' })}
        ${alert({ kind: 'warning', title: 'Three figures count the same hours', body: 'Look at the inputs before adding them up.' })}
        ${alert({ kind: 'danger', title: 'The file could not be read', body: 'It is not a spreadsheet. Save it as .xlsx or .csv and try again.' })}
      </div>`,
  },
  {
    name: 'Nothing here yet',
    show: () =>
      emptyState({
        title: 'No lessons yet',
        body: 'A lesson says what somebody took home from an event, and leads to an action later.',
        action: buttonLink({ label: 'Write the first lesson', address: here }),
      }),
  },
  {
    name: 'A dialog that also is a page',
    show: (reader) =>
      dialog(reader, {
        id: 'withdraw-dialog',
        title: 'Withdraw “One-stop permit desk”?',
        body: html`<p>Four cities follow this practice. They will see that it was withdrawn, and your reason.</p>
          ${buttonForm({ label: 'Withdraw the practice', action: here, destructive: true })}`,
        opener: { label: 'Withdraw …', page: here },
      }),
  },
  {
    name: 'Long work',
    show: (reader) =>
      html`<div class="stack">
        ${jobProgress(reader, { label: 'Reading the spreadsheet', state: { kind: 'running', done: 1240, total: 3100 } })}
        ${jobProgress(reader, { label: 'Making the archive', state: { kind: 'waiting' } })}
        ${jobProgress(reader, { label: 'Semester report', state: { kind: 'finished', result: link('Open the report', here) } })}
      </div>`,
  },
];
