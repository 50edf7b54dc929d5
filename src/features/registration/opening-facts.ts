import { html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { namesOf } from '../../records/names.ts';
import type { Fact } from '../../ui/index.ts';
import { zoneCity, zoneOf, type EventOnPage } from '../events/index.ts';
import { seatsLeft, takenInAll, type Counts, type Opening } from '../guests/index.ts';
import words from './words.json' with { type: 'json' };

/** What is to be known before one registers. */
export async function openingFacts(
  visit: Visit,
  { value: event, face, projectSlug }: EventOnPage,
  opening: Opening,
  { taken, waiting }: Counts,
): Promise<Fact[]> {
  const { reader } = visit;
  const say = reader.say(words);
  const left = seatsLeft(opening.seats, takenInAll(taken));
  const seats =
    left === null
      ? say('panel.coming', { count: takenInAll(taken) })
      : say('panel.left', { left, seats: opening.seats ?? 0 });
  const names = await namesOf(visit, face, projectSlug, [...opening.perPartner.keys()]);
  const shares = [...opening.perPartner].flatMap(([id, limit]) => {
    const name = names.get(id)?.title;
    return name === undefined
      ? []
      : [say('panel.share', { name, left: seatsLeft(limit, taken.get(id) ?? 0) ?? 0, seats: limit })];
  });
  const city = zoneCity(zoneOf(event));
  return [
    { label: say('panel.seats'), value: seats },
    ...(shares.length === 0
      ? []
      : [
          {
            label: say('panel.shares'),
            value: html`<ul class="plain-list">${shares.toSorted().map((one) => html`<li>${one}</li>`)}</ul>`,
          },
        ]),
    ...(waiting === 0 ? [] : [{ label: say('panel.waiting'), value: reader.number(waiting) }]),
    ...(opening.opensOn ? [{ label: say('field.opensOn'), value: reader.date(opening.opensOn) }] : []),
    {
      label: say('field.closesOn'),
      value: opening.closesOn
        ? say('panel.until', { day: reader.date(opening.closesOn), city })
        : say('panel.untilEvent'),
    },
    { label: say('field.audience'), value: say(`choice.audience.${opening.audience}`) },
  ];
}
