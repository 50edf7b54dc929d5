import { address } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { RecordName } from '../../records/names.ts';
import { button, hiddenField, stateTag, type Column } from '../../ui/index.ts';
import { eventAddress, type StoredEvent } from '../events/index.ts';
import { mayMark, type ListedGuest } from './attendance.ts';
import words from './words.json' with { type: 'json' };

/** The columns of a list of guests; `day` is the one of which it can be said who was there. */
export function guestColumns(
  visit: WorkspaceVisit,
  stored: StoredEvent,
  day: PartialDate | null,
  names: ReadonlyMap<string, RecordName>,
): Column<ListedGuest>[] {
  const say = visit.reader.say(words);
  const canMark = day !== null && mayMark(stored.value, day, visit.now, visit.reader).may;
  const needs: Column<ListedGuest> = { header: say('field.needs'), cell: (guest) => needsCell(visit, guest) };
  return [
    {
      header: say('field.name'),
      rowHeader: true,
      cell: (guest) => html`<span id="guest-${guest.id}">${guestName(visit, guest)}</span>`,
    },
    { header: say('field.organisation'), cell: ({ organisation }) => organisation },
    { header: say('field.partner'), cell: ({ partnerId }) => names.get(partnerId ?? '')?.title },
    ...(day === null
      ? [{ header: say('field.state'), cell: (guest: ListedGuest) => stateCell(visit, guest) }]
      : [needs]),
    ...(canMark
      ? [{ header: say('field.presence'), cell: (guest: ListedGuest) => presence(visit, stored, guest, day) }]
      : []),
  ];
}

/** The name of a guest; the erased are counted, not named. */
export function guestName(visit: WorkspaceVisit, { name, state }: ListedGuest): string {
  if (name !== '') return name;
  return visit.reader.say(words)(state === 'confirmed' ? 'guest.erased' : 'guest.unnamed');
}

function needsCell(visit: WorkspaceVisit, { diet, access }: ListedGuest): Part {
  const say = visit.reader.say(words);
  const lines = [
    ...(diet === '' ? [] : [`${say('field.diet')}: ${diet}`]),
    ...(access === '' ? [] : [`${say('field.access')}: ${access}`]),
  ];
  return lines.length === 0 ? null : html`${lines.map((line) => html`<span>${line}</span> `)}`;
}

function stateCell(visit: WorkspaceVisit, { state, remindedAt }: ListedGuest): Html {
  const say = visit.reader.say(words);
  const name = state === 'invited' && remindedAt !== null ? say('list.reminded') : say(`choice.state.${state}`);
  return stateTag({ label: name, tone: state === 'waiting' || state === 'invited' ? 'waiting' : 'stopped' });
}

function presence(visit: WorkspaceVisit, { head }: StoredEvent, guest: ListedGuest, day: PartialDate): Html {
  const say = visit.reader.say(words);
  const action = address`${eventAddress(visit.project.slug, head)}/guests/${guest.id}/attendance`;
  const isPresent = guest.days.get(day);
  const act = (value: 'yes' | 'no', label: string) =>
    button({ label, name: 'present', value, variant: isPresent === undefined ? 'secondary' : 'quiet' });
  const known =
    isPresent !== undefined &&
    stateTag({ label: say(isPresent ? 'mark.present' : 'mark.absent'), tone: isPresent ? 'done' : 'stopped' });
  return html`<form method="post" action="${action}" class="row">${hiddenField('day', day)}${known} ${isPresent !== true && act('yes', say('mark.present'))} ${isPresent !== false && act('no', say('mark.absent'))}</form>`;
}
