import { attributes, html } from '../../kernel/html.ts';
import { address } from '../../kernel/address.ts';
import type { EventPanel } from '../events/index.ts';
import { parcelAddress } from './parcel.ts';
import words from './words.json' with { type: 'json' };

/** On an event's page in the workspace: the way to have it on a phone without a network. Appears where a browser can. */
export const takeAlongPanel: EventPanel = (visit, shown) => {
  const say = visit.reader.say(words);
  if (shown.face === 'public') return Promise.resolve(null);
  return Promise.resolve(html`<take-along class="stack" data-gap="small" hidden${attributes({
    'data-parcel': parcelAddress(shown.projectSlug, shown.slug),
    'data-locale': visit.reader.locale,
    'data-taken': say('panel.taken', { when: '%s' }),
    'data-failed': say('panel.failed'),
  })}><p class="row"><button type="button" class="ds-button" data-variant="secondary">${say('panel.take')}</button> <span class="subtle small">${say('panel.lead')}</span></p>
<p class="row"><span role="status"></span> <a href="${address`/taken-along`}" hidden>${say('panel.open')}</a></p></take-along>`);
};
