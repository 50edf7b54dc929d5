import { address } from '../../kernel/address.ts';
import { html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { card, cardList } from '../card.ts';
import { figureRow } from '../figures.ts';
import { fileList } from '../files.ts';
import { filterForm } from '../filters.ts';
import { link } from '../link.ts';
import { pager } from '../pager.ts';
import { strengthMark, type Strength } from '../strength.ts';
import { table } from '../table.ts';
import { tabs } from '../tabs.ts';
import { stateTag, tag } from '../tag.ts';
import type { Example } from './example.ts';

const here = address`/gallery?topic=permits&city=lindhaven&page=2`;

interface Row {
  name: string;
  city: string;
  hours: number;
  strength: Strength;
  state: ['done' | 'waiting' | 'plain', string];
}

const rows: Row[] = [
  { name: 'One-stop permit desk', city: 'Port Almar', hours: 18400, strength: 'audited', state: ['done', 'Published'] },
  {
    name: 'Digital street repair reports',
    city: 'Lindhaven',
    hours: 2310,
    strength: 'system-data',
    state: ['waiting', 'In review'],
  },
  { name: 'Open procurement calendar', city: 'Veskilinn', hours: 640, strength: 'estimate', state: ['plain', 'Draft'] },
];

function practices(reader: Reader) {
  return table(reader, {
    caption: 'Practices and what they saved in the last year',
    rows,
    columns: [
      {
        header: 'Practice',
        rowHeader: true,
        cell: (row) => link(row.name, here),
        sort: { address: here, direction: null },
      },
      { header: 'City', cell: (row) => row.city, sort: { address: here, direction: 'ascending' } },
      {
        header: 'Hours saved',
        numeric: true,
        cell: (row) => reader.number(row.hours),
        sort: { address: here, direction: null },
      },
      { header: 'Evidence', cell: (row) => strengthMark(reader, row.strength) },
      { header: 'State', cell: (row) => stateTag({ tone: row.state[0], label: row.state[1] }) },
    ],
    total: ['All', null, reader.number(21350), null, null],
  });
}

const topics = [
  { value: 'permits', label: 'Permits and licences', count: 14 },
  { value: 'mobility', label: 'Mobility', count: 9 },
  { value: 'data', label: 'Open data', count: 0 },
];
const cities = [
  { value: 'lindhaven', label: 'Lindhaven', count: 6 },
  { value: 'port-almar', label: 'Port Almar', count: 11 },
  { value: 'veskilinn', label: 'Veskilinn', count: 4 },
];

export const listExamples: readonly Example[] = [
  { name: 'Table', show: practices },
  {
    name: 'Filters with what is chosen',
    show: (reader) =>
      filterForm(reader, {
        address: here,
        filters: [
          { kind: 'search', name: 'q', label: 'Search', value: '' },
          { kind: 'choice', name: 'topic', label: 'Topic', value: 'permits', options: topics },
          { kind: 'several', name: 'city', label: 'City', values: ['lindhaven'], options: cities },
        ],
      }),
  },
  { name: 'Pages of a list', show: (reader) => pager(reader, { address: here, page: 2, perPage: 20, total: 312 }) },
  {
    name: 'Tabs with counts',
    show: (reader) =>
      tabs(reader, {
        label: 'Parts of the action',
        links: [
          { label: 'Action', address: here, current: true },
          { label: 'Milestones', address: here, count: 4 },
          { label: 'Evidence', address: here, count: 2 },
          { label: 'Indicators', address: here, count: 0 },
        ],
      }),
  },
  {
    name: 'Cards',
    show: (reader) =>
      cardList(
        rows.map((row) =>
          card({
            title: row.name,
            address: here,
            above: row.city,
            body: html`<p>What used to take five counters and a fortnight is one desk and three days.</p>`,
            foot: [stateTag({ tone: row.state[0], label: row.state[1] }), strengthMark(reader, row.strength)],
          }),
        ),
      ),
  },
  {
    name: 'States and topics',
    show: () =>
      html`<p class="row">
        ${stateTag({ tone: 'plain', label: 'Draft' })}${stateTag({ tone: 'now', label: 'Expected of you' })}${stateTag({ tone: 'waiting', label: 'In review' })}${stateTag({ tone: 'done', label: 'Endorsed' })}${stateTag({ tone: 'stopped', label: 'Dropped' })}${tag('Permits and licences')}
      </p>`,
  },
  {
    name: 'Figures',
    show: (reader) =>
      figureRow([
        {
          value: reader.number(21350),
          label: 'working hours saved a year',
          address: here,
          note: strengthMark(reader, 'system-data'),
        },
        { value: '12–16', label: 'days less to wait for a permit', note: strengthMark(reader, 'sample') },
        {
          value: reader.money(4_120_000, 'EUR'),
          label: 'not spent on postage since 2019',
          note: strengthMark(reader, 'audited'),
        },
      ]),
  },
  {
    name: 'Files',
    show: (reader) =>
      fileList(reader, [
        { name: 'Action plan, signed', address: here, kind: 'PDF', bytes: 1_840_000 },
        { name: 'Readings', address: here, kind: 'CSV', bytes: 12_300 },
      ]),
  },
];
