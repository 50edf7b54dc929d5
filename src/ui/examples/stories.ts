import { address, outsideAddress } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { html } from '../../kernel/html.ts';
import { buttonLink } from '../button.ts';
import { chainLine, type Station } from '../chain.ts';
import { frontHead } from '../front.ts';
import { factList } from '../facts.ts';
import { chartFrame, mapFrame } from '../picture.ts';
import { strengthMark } from '../strength.ts';
import { table } from '../table.ts';
import { timeline } from '../timeline.ts';
import type { Example } from './example.ts';

const here = address`/gallery`;

const stations: Station[] = [
  { kind: 'Need', title: 'Permits take three weeks', byline: 'Lindhaven, October 2024', proven: true },
  {
    kind: 'Practice',
    title: 'One-stop permit desk',
    address: here,
    byline: 'Port Almar, since 2019',
    reason: 'The same kind of permits, a third of the time.',
    proven: true,
  },
  { kind: 'Study visit', title: 'Two days at the desk in Port Almar', byline: '12 March 2025', proven: true },
  {
    kind: 'Action',
    title: 'One desk for building and street permits',
    address: here,
    byline: 'Lindhaven, in progress',
    reason: 'Adapted: two permits to begin with.',
    proven: true,
    current: true,
  },
  { kind: 'Benefit', title: '2 310 working hours a year', byline: 'expected for 2026', proven: false },
];

const data = [
  { year: '2023', days: 21 },
  { year: '2024', days: 20 },
  { year: '2025', days: 12 },
];

export const storyExamples: readonly Example[] = [
  {
    name: 'Opening of the front page',
    show: () =>
      frontHead({
        title: 'Cities learn from cities',
        lead: 'From a need, through another city’s good practice, to an action that is carried out, measured and written into policy.',
        actions: [
          buttonLink({ label: 'See where we are', address: here }),
          buttonLink({ label: 'Practices to take home', address: here, variant: 'secondary' }),
        ],
      }),
  },
  {
    name: 'Chain, downwards',
    show: (reader) =>
      chainLine(reader, {
        label: 'From the need to the benefit',
        stations: stations.map((station, index) =>
          index === 4 ? { ...station, mark: strengthMark(reader, 'estimate') } : station,
        ),
      }),
  },
  { name: 'Chain, across', show: (reader) => chainLine(reader, { label: 'The same, across', stations, across: true }) },
  {
    name: 'Time',
    show: () =>
      timeline([
        { when: 'January 2025', title: 'Phase 1 begins', state: 'past' },
        {
          when: '12 March 2025',
          title: 'Study visit to Port Almar',
          body: html`<p class="subtle">14 people from four cities</p>`,
          state: 'past',
        },
        { when: 'until 30 June', title: 'Report on semester 3', state: 'now' },
        { when: 'autumn 2026', title: 'Final conference', state: 'ahead' },
      ]),
  },
  {
    name: 'Facts with their sources',
    show: (reader) =>
      factList(reader, [
        { label: 'Owner', value: 'City of Port Almar' },
        {
          label: 'Running since',
          value: reader.date('2019-10' as PartialDate),
          source: { title: 'Annual report 2020', page: 'p. 14', address: outsideAddress('https://example.org/report') },
        },
        { label: 'Yearly cost', value: null },
      ]),
  },
  {
    name: 'Chart with its table',
    show: (reader) =>
      chartFrame(reader, {
        title: 'Days to a building permit in Lindhaven',
        summary: 'From 21 to 12 days; the desk opened in January 2025.',
        drawing: html`<svg width="600" height="96" viewBox="0 0 600 96">
          ${data.map((row, index) => html`<rect class="chart-bar" x="44" y="${6 + index * 30}" width="${row.days * 24}" height="20" /><text class="chart-text" x="0" y="${21 + index * 30}">${row.year}</text><text class="chart-text" x="${50 + row.days * 24}" y="${21 + index * 30}">${row.days}</text>`)}
        </svg>`,
        table: table(reader, {
          caption: 'Days to a building permit',
          hideCaption: true,
          rows: data,
          columns: [
            { header: 'Year', rowHeader: true, cell: (row) => row.year },
            { header: 'Days', numeric: true, cell: (row) => row.days },
          ],
        }),
      }),
  },
  {
    name: 'Map with its table',
    show: (reader) =>
      mapFrame(reader, {
        title: 'Who learnt from whom',
        drawing: html`<svg viewBox="0 0 400 160">
          <path class="map-compass" d="M80 0v160M0 110h400M0 30l400 130M0 160 400 0" />
          <path class="map-arc" d="M80 110C140 40 220 30 300 50" />
          <circle class="map-city" cx="80" cy="110" r="5" />
          <circle class="map-city" cx="300" cy="50" r="5" />
          <text class="chart-text" x="90" y="128">Port Almar</text>
          <text class="chart-text" x="310" y="46">Lindhaven</text>
        </svg>`,
        table: table(reader, {
          caption: 'Practices that travelled',
          hideCaption: true,
          rows: [0],
          columns: [
            { header: 'From', rowHeader: true, cell: () => 'Port Almar' },
            { header: 'To', cell: () => 'Lindhaven' },
          ],
        }),
      }),
  },
];
