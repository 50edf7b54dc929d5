import { address } from '../kernel/address.ts';
import { html, type Html } from '../kernel/html.ts';
import type { Reader } from '../kernel/reader.ts';
import { actionExamples } from './examples/actions.ts';
import type { Example } from './examples/example.ts';
import { formExamples } from './examples/forms.ts';
import { listExamples } from './examples/lists.ts';
import { storyExamples } from './examples/stories.ts';
import { textExamples } from './examples/texts.ts';
import { page } from './page/page.ts';
import { partnerChip, personChip } from './people.ts';
import { pageHead } from './prose.ts';

/** Every component with every look it has. */
export const examples: readonly Example[] = [
  ...storyExamples,
  ...textExamples,
  ...listExamples,
  ...actionExamples,
  ...formExamples,
];

/** All components on one page, in development and in the tests. */
export function galleryPage(reader: Reader): Html {
  const here = address`/gallery`;
  return page(reader, {
    title: 'Gallery',
    description: 'Every component of Uptake on one page.',
    address: here,
    unlisted: true,
    navigation: [
      { label: 'Projects', address: here, current: true },
      { label: 'Practices', address: here },
      { label: 'Cities', address: here },
      { label: 'Map of exchange', address: here },
    ],
    person: { name: 'Ada Example', profile: here, inbox: here, expected: 3 },
    project: {
      name: 'HARBOURS',
      address: here,
      fictional: true,
      sections: [
        { label: 'Overview', address: here },
        { label: 'Partners', address: here, count: 5 },
        { label: 'Practices', address: here, count: 24, current: true },
        { label: 'Events', address: here, count: 11 },
        { label: 'Action plans', address: here, count: 4 },
        { label: 'Actions', address: here, count: 17 },
        { label: 'Benefits', address: here, count: 9 },
      ],
    },
    breadcrumbs: [
      { label: 'HARBOURS', address: here },
      { label: 'Practices', address: here, current: true },
    ],
    footer: [
      { label: 'Licence', address: here },
      { label: 'Source code', address: here },
      { label: 'Accessibility', address: here },
      { label: 'Data protection', address: here },
    ],
    main: html`${pageHead({
      above: 'Practice of Port Almar',
      title: 'One-stop permit desk',
      lead: 'Five counters became one desk; a permit that took a fortnight takes three days.',
      actions: [partnerChip({ name: 'Port Almar', address: here }), personChip({ name: 'Ada Example', note: 'owner' })],
    })}
      <div class="stack" data-gap="large">
        ${examples.map(
          (example) =>
            html`<section class="stack">
              <h2 class="card-above">${example.name}</h2>
              ${example.show(reader)}
            </section>`,
        )}
      </div>`,
  });
}
