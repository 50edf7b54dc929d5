import { address } from '../../kernel/address.ts';
import { html } from '../../kernel/html.ts';
import { recordAddress } from '../../records/kinds.ts';
import { buttonLink, buttonRow, link, section } from '../../ui/index.ts';
import type { EventPanel } from '../events/index.ts';
import { timeOf } from './event-entry.ts';
import words from './words.json' with { type: 'json' };

/** On an event's page: how it comes into one's own calendar. */
export const calendarPanel: EventPanel = async (visit, { face, slug, projectSlug, value }) => {
  const say = visit.reader.say(words);
  const file = address`${recordAddress(face, 'event', projectSlug, slug)}/calendar.ics`;
  const add = buttonLink({ label: say('panel.add'), address: file, variant: 'secondary' });
  const follow =
    face === 'public'
      ? link(say('panel.follow'), address`/projects/${projectSlug}/calendar`)
      : link(say('panel.own'), address`/profile/calendar`);
  return Promise.resolve(
    section({
      title: say('panel.title'),
      id: 'calendar',
      body: html`${timeOf(value) === null ? html`<p class="subtle">${say('panel.noDay')}</p>` : buttonRow(add)}<p>${follow}</p>`,
    }),
  );
};
