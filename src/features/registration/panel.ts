import { address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { buttonForm, buttonLink, buttonRow, factList, section, stateTag, type Tone } from '../../ui/index.ts';
import { eventAddress, type EventOnPage } from '../events/index.ts';
import {
  nothingOpen,
  countsOf,
  findOpening,
  findOwn,
  hasTurn,
  type Opening,
  type Standing,
  standingName,
  standingOf,
  mayRegister,
} from '../guests/index.ts';
import { registerAddress } from './register-routes.ts';
import { openingFacts } from './opening-facts.ts';
import words from './words.json' with { type: 'json' };

const tones: Record<Standing, Tone> = {
  soon: 'waiting',
  open: 'now',
  closed: 'stopped',
  over: 'done',
  cancelled: 'stopped',
};

/** On the page of an event: until when one registers, how many seats are left, and the way to do it. */
export async function registrationPanel(visit: Visit, shown: EventOnPage): Promise<Html | null> {
  const say = visit.reader.say(words);
  const { id, value: event, face, mayEdit } = shown;
  const opening = await findOpening(visit, id);
  if (!opening) {
    const isPast = standingOf(nothingOpen, event, visit.now) !== 'open';
    if (!mayEdit || isPast) return null;
    const open = buttonLink({ label: say('panel.open'), address: hostAddress(shown), variant: 'secondary' });
    return section({
      title: say('panel.title'),
      actions: open,
      body: html`<p class="subtle">${say('panel.none')}</p>`,
    });
  }
  const standing = standingOf(opening, event, visit.now);
  const counts = await countsOf(visit, id);
  const state = stateTag({ label: standingName(visit.reader, standing), tone: tones[standing] });
  const acts = face === 'public' ? await ownActs(visit, shown, opening, standing) : hostActs(visit, shown);
  return section({
    title: say('panel.title'),
    id: 'registration',
    body: html`<p class="row">${state}</p>${factList(visit.reader, await openingFacts(visit, shown, opening, counts))}${acts}`,
  });
}

/** What a reader can do: register, or see how their registration stands. */
async function ownActs(
  visit: Visit,
  { id, slug, projectSlug }: EventOnPage,
  opening: Opening,
  standing: Standing,
): Promise<Html | null> {
  const say = visit.reader.say(words);
  const action = registerAddress(projectSlug, slug);
  const own = visit.who.person && (await findOwn(visit, id));
  if (own && hasTurn(own.state)) {
    const label = say('panel.own');
    return html`<p>${say(`panel.${own.state}`)}</p>${buttonRow(buttonForm({ label, action, variant: 'secondary' }))}`;
  }
  if (standing !== 'open') return null;
  if (visit.who.person) return buttonRow(buttonForm({ label: say('panel.register'), action }));
  const may = mayRegister(opening, standing, own, visit.reader);
  if (!may.may) return html`<p>${may.reason}</p>`;
  return buttonRow(buttonLink({ label: say('panel.register'), address: action }));
}

function hostActs(visit: Visit, shown: EventOnPage): Html | null {
  if (!shown.mayEdit) return null;
  const say = visit.reader.say(words);
  const guests = address`${eventAddress(shown.projectSlug, shown)}/guests`;
  return buttonRow(
    buttonLink({ label: say('panel.guests'), address: guests, variant: 'secondary' }),
    buttonLink({ label: say('panel.change'), address: hostAddress(shown), variant: 'quiet' }),
  );
}

function hostAddress(shown: EventOnPage) {
  return address`${eventAddress(shown.projectSlug, shown)}/registration`;
}
