import { Address, address, withQuery } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage } from '../../layout/index.ts';
import { wholeAddress } from '../../layout/letter.ts';
import type { PublicProject } from '../../records/publishing.ts';
import { buttonLink, buttonRow, pageHead, section } from '../../ui/index.ts';
import type { CalendarEvent } from './event-entry.ts';
import { withoutDay } from './feed.ts';
import words from './words.json' with { type: 'json' };

/** How a project's events, or those of one partner, come into one's own calendar. */
export async function calendarsPage(
  visit: Visit,
  project: PublicProject,
  events: readonly CalendarEvent[],
): Promise<Html> {
  const say = visit.reader.say(words);
  const title = say('page.title');
  const partners = await visit.db
    .selectFrom('published')
    .select(['slug', 'title'])
    .where('project_id', '=', project.id)
    .where('kind', '=', 'partner')
    .orderBy('title')
    .execute();
  // A calendar program has no language of its own to tell.
  const spoken = (feed: Address) => withQuery(feed, { lang: visit.reader.language });
  const whole = spoken(address`/calendars/project/${project.slug}/events.ics`);
  const missing = withoutDay(visit, events);
  const ofPartner = (slug: string) => spoken(address`/calendars/partner/${project.slug}/${slug}/events.ics`);
  const main = html`${pageHead({ title, above: project.acronym, lead: say('page.lead') })}
${section({ title: say('page.all'), body: html`${followed(visit, say('page.all'), whole)}<p class="subtle">${say('page.how')}</p>` })}
${
  missing.length > 0 &&
  section({ title: say('page.without'), body: html`<ul>${missing.map((one) => html`<li>${one}</li>`)}</ul>` })
}
${
  partners.length > 0 &&
  section({
    title: say('page.partners'),
    body: html`${partners.map((partner) => html`<h3>${partner.title}</h3>${followed(visit, partner.title, ofPartner(partner.slug ?? ''))}`)}`,
  })
}`;
  return publicPage(visit, { title, project, main });
}

/** A calendar's address to be copied, and opened by a program that knows what to do with it. */
export function followed(visit: Visit, name: string, feed: Address): Html {
  const say = visit.reader.say(words);
  const whole = wholeAddress(visit.tools.settings, feed);
  const subscribed = new Address(whole.replace(/^https?:/, 'webcal:'));
  return html`<p>${say('page.address', { name })}<br><code>${whole}</code></p>${buttonRow(
    buttonLink({ label: say('page.open'), address: subscribed, variant: 'secondary' }),
  )}`;
}
