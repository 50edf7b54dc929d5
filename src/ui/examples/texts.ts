import { html } from '../../kernel/html.ts';
import { button } from '../button.ts';
import { changeList } from '../changes.ts';
import { conflict } from '../conflict.ts';
import { difference } from '../difference.ts';
import { textIn } from '../language-mark.ts';
import { prose } from '../prose.ts';
import type { Example } from './example.ts';

const when = new Date('2026-03-04T09:30:00Z');

export const textExamples: readonly Example[] = [
  {
    name: 'A text in another language',
    show: (reader) => html`<p>${textIn(reader, 'hu', 'Egyablakos engedélyezési ügyintézés')}</p>`,
  },
  {
    name: 'Running text',
    show: () =>
      prose(
        html`<p>
            Before the desk, a baker who wanted tables on the pavement went to five offices. Now she goes to one, and
            the five talk to each other.
          </p>
          <h3>What it took</h3>
          <ul>
            <li>Two rooms and one queue</li>
            <li>A shared register of cases</li>
          </ul>
          <blockquote><p>It was not the software. It was sitting in the same room.</p></blockquote>`,
      ),
  },
  {
    name: 'History',
    show: (reader) =>
      changeList(reader, [
        {
          who: 'Ada Example',
          when,
          what: 'Changed the milestone',
          reason: 'The supplier is late.',
          fields: [
            { label: 'Due', before: '31 March 2026', after: '30 June 2026' },
            { label: 'Note', before: null, after: 'Agreed with the steering group' },
          ],
        },
        { who: 'Jonas Example', when, what: 'Added evidence' },
      ]),
  },
  {
    name: 'What differs between two versions',
    show: (reader) =>
      difference(reader, [
        { kind: 'same', text: 'One desk for ' },
        { kind: 'removed', text: 'two' },
        { kind: 'added', text: 'three' },
        { kind: 'same', text: ' permits.' },
      ]),
  },
  {
    name: 'Two people changed the same text',
    show: (reader) =>
      conflict(reader, {
        who: 'Jonas Example',
        when,
        fields: [
          {
            label: 'Description',
            yours: html`<p>One desk for three permits.</p>`,
            saved: html`<p>One desk for two permits to begin with.</p>`,
          },
        ],
        actions: [button({ label: 'Keep mine' }), button({ label: 'Take the saved one', variant: 'secondary' })],
      }),
  },
];
