import { address, withQuery, type Address } from '../../kernel/address.ts';
import type { PartialDate } from '../../kernel/dates.ts';
import type { Problems, Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, workspacePage } from '../../layout/index.ts';
import { namesOf } from '../../records/names.ts';
import { buttonForm, buttonLink, buttonRow, emptyState, link, pageHead, section, table, tabs } from '../../ui/index.ts';
import { eventAddress, daysOf, eventWhen, type StoredEvent } from '../events/index.ts';
import { keptDays } from '../guests/index.ts';
import { presentPartners } from '../registration/index.ts';
import { dayToShow, mayMark, presentDay, type ListedGuest } from './attendance.ts';
import { guestColumns, guestName } from './guest-columns.ts';
import { guestsOfEvent } from './store.ts';
import { unannouncedForm } from './unannounced.ts';
import words from './words.json' with { type: 'json' };

type Refused = { readonly typed: Typed; readonly problems: Problems };

const groups = [
  { name: 'coming', states: ['confirmed'] },
  { name: 'waiting', states: ['waiting'] },
  { name: 'invited', states: ['invited'] },
  { name: 'away', states: ['declined', 'cancelled'] },
] as const;

/** Who comes to an event, and who was there on a day of it. */
export async function guestListPage(visit: WorkspaceVisit, stored: StoredEvent, refused?: Refused): Promise<Html> {
  const say = visit.reader.say(words);
  const guests = await guestsOfEvent(visit, stored.head.id);
  const day = dayToShow(stored.value, visit.now, visit.query('day'));
  const names = await partnerNames(visit, guests);
  const page = eventAddress(visit.project.slug, stored.head);
  const title = say('list.title');
  const lists = groups.map(({ name, states }) => {
    const own = inOrder(
      name,
      guests.filter(({ state }) => states.some((one) => one === state)),
    );
    if (own.length === 0 && name !== 'coming') return null;
    const body =
      own.length === 0
        ? emptyState({ title: say('list.nobody'), body: say('list.nobodyHelp') })
        : table(visit.reader, {
            caption: say(`list.${name}`, { count: own.length }),
            hideCaption: true,
            columns: guestColumns(visit, stored, name === 'coming' ? day : null, names),
            rows: own,
          });
    const silent = name === 'invited' && own.some(({ remindedAt }) => remindedAt === null);
    const remind = buttonForm({
      label: say('act.remind'),
      action: address`${page}/invitations/reminder`,
      variant: 'secondary',
    });
    return section({ title: say(`list.${name}`, { count: own.length }), actions: silent && remind, body });
  });
  const main = html`${pageHead({ title, above: link(stored.head.title, page), lead: eventWhen(visit.reader, stored.value), actions: acts(visit, stored, page) })}
<p class="subtle">${say('list.kept', { needs: keptDays.needs, guest: keptDays.guest })}</p>
${dayTabs(visit, stored, day, page)}
${lists}
${await unannounced(visit, page, day, refused)}
<p>${link(say('list.feedback'), address`${page}/feedback`)}</p>
<p>${link(say('list.capacity'), address`/p/${visit.project.slug}/capacity`)}</p>`;
  return workspacePage(visit, { title, main });
}

/** By name; those who wait in the order in which they move up. */
function inOrder(group: (typeof groups)[number]['name'], guests: ListedGuest[]): ListedGuest[] {
  return group === 'waiting' ? guests.toSorted((one, other) => (one.turn ?? 0) - (other.turn ?? 0)) : guests;
}

function partnerNames(visit: WorkspaceVisit, guests: readonly ListedGuest[]) {
  const ids = guests.map(({ partnerId }) => partnerId);
  return namesOf(visit, 'workspace', visit.project.slug, ids);
}

function acts(visit: WorkspaceVisit, { value }: StoredEvent, page: Address): Html {
  const say = visit.reader.say(words);
  const to = (label: string, where: Address) => buttonLink({ label, address: where, variant: 'secondary' });
  const isDay = presentDay(value, visit.now) !== null;
  return html`${isDay && buttonForm({ label: say('act.door'), action: address`${page}/door` })}
${to(say('act.invite'), address`${page}/invitations/new`)} ${to(say('act.print'), address`${page}/guests/signatures`)}
${to(say('act.csv'), address`${page}/guests/csv`)}`;
}

function dayTabs(visit: WorkspaceVisit, { value }: StoredEvent, day: PartialDate | null, page: Address): Html | null {
  const say = visit.reader.say(words);
  if (day === null) return html`<p>${say('rule.noDay')}</p>`;
  const may = mayMark(value, day, visit.now, visit.reader);
  const links = daysOf(value).map((one) => ({
    label: visit.reader.date(one),
    address: withQuery(address`${page}/guests`, { day: one }),
    current: one === day,
  }));
  return html`${links.length > 1 && tabs(visit.reader, { label: say('list.days'), links })}${!may.may && html`<p>${may.reason}</p>`}`;
}

async function unannounced(
  visit: WorkspaceVisit,
  page: Address,
  day: PartialDate | null,
  refused: Refused | undefined,
): Promise<Html> {
  const say = visit.reader.say(words);
  const form = formView(visit, {
    form: unannouncedForm,
    words,
    action: withQuery(address`${page}/guests`, { day }),
    submit: say('unannounced.submit'),
    texts: { partner: { options: await presentPartners(visit) } },
    ...(refused ? { refused } : {}),
  });
  return section({ title: say('unannounced.title'), body: html`<p>${say('unannounced.lead')}</p>${form}` });
}

/** A list to print and to sign, a column a day. */
export async function signaturePage(visit: WorkspaceVisit, stored: StoredEvent): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const guests = (await guestsOfEvent(visit, stored.head.id)).filter(({ state }) => state === 'confirmed');
  const names = await partnerNames(visit, guests);
  const title = say('print.title');
  const columns = [
    { header: say('field.name'), rowHeader: true, cell: (guest: ListedGuest) => guestName(visit, guest) },
    { header: say('field.organisation'), cell: ({ organisation }: ListedGuest) => organisation },
    { header: say('field.partner'), cell: ({ partnerId }: ListedGuest) => names.get(partnerId ?? '')?.title },
    ...daysOf(stored.value).map((day) => ({ header: reader.date(day), cell: () => null })),
  ];
  const main = html`${pageHead({ title, above: link(stored.head.title, address`${eventAddress(visit.project.slug, stored.head)}/guests`), lead: [eventWhen(reader, stored.value), stored.value.place].filter(Boolean).join(' · ') })}
${buttonRow(html`<p class="subtle">${say('print.how')}</p>`)}${table(reader, { caption: say('list.coming', { count: guests.length }), columns, rows: guests })}`;
  return workspacePage(visit, { title, main });
}
