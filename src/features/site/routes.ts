import { address } from '../../kernel/address.ts';
import { NotFound } from '../../kernel/answers.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { Visit } from '../../kernel/visit.ts';
import { publicPage } from '../../layout/index.ts';
import { isOwnMachine } from '../../settings.ts';
import { galleryPage } from '../../ui/gallery.ts';
import { buttonLink, buttonRow, frontHead, pageHead, prose } from '../../ui/index.ts';
import { exchangeMap } from '../exchange-map/index.ts';
import { projectPageRoutes } from './project-page.ts';
import { firstOf, publishedCounts } from './store.ts';
import { cards, figures, part, publicLists } from './views.ts';
import words from './words.json' with { type: 'json' };

export function siteRoutes(routes: Routes): void {
  routes.read('/', async (visit) => visit.page(await frontPage(visit)));
  projectPageRoutes(routes);
  for (const name of ['about', 'accessibility', 'privacy'] as const) {
    routes.read(name === 'privacy' ? '/data-protection' : `/${name}`, (visit) => visit.page(textPage(visit, name)));
  }
  routes.read('/gallery', (visit) => {
    // For those who work on the look; it tells nothing, but has no business on a public site.
    if (!isOwnMachine(visit.tools.settings.publicUrl)) throw new NotFound();
    return visit.page(galleryPage(visit.reader));
  });
}

async function frontPage(visit: Visit): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const [counts, practices, actions, map] = await Promise.all([
    publishedCounts(visit, null),
    firstOf(visit, 'practice', { most: 3 }),
    firstOf(visit, 'action', { state: 'under-way', most: 3 }),
    exchangeMap(visit),
  ]);
  const buttons = buttonRow(
    buttonLink({ label: say('front.practices'), address: address`/practices` }),
    buttonLink({ label: say('front.exchange'), address: address`/exchange`, variant: 'secondary' }),
  );
  return publicPage(visit, {
    title: say('front.title'),
    description: say('front.lead'),
    main: html`${frontHead({ title: say('front.title'), lead: say('front.lead'), actions: buttons })}
${map}
<section class="stack"><h2>${say('front.figures')}</h2>${figures(reader, counts, (kind) => publicLists[kind])}</section>
${part(say('front.recent'), cards(reader, practices, 3), { label: say('front.allPractices'), address: address`/practices` })}
${actions.length > 0 && part(say('front.moving'), cards(reader, actions, 3), { label: say('front.allActions'), address: address`/actions` })}`,
  });
}

const texts = {
  about: ['about.text', 'about.licence', 'about.credits'],
  accessibility: ['accessibility.text', 'accessibility.feedback'],
  privacy: ['privacy.readers', 'privacy.members', 'privacy.guests'],
} as const;

function textPage(visit: Visit, name: keyof typeof texts): Html {
  const say = visit.reader.say(words);
  const title = say(`${name}.title`);
  return publicPage(visit, {
    title,
    main: html`${pageHead({ title })}${prose(texts[name].map((key) => html`<p>${say(key)}</p>`))}`,
  });
}
