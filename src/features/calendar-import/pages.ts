import { address, type Address } from '../../kernel/address.ts';
import { asTyped, choice, files, form as formOf, reference, type Problems, type Typed } from '../../kernel/forms.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, workspacePage } from '../../layout/index.ts';
import { partnerChoices } from '../../layout/record/index.ts';
import { onlyPartner } from '../../records/editing.ts';
import { buttonForm, buttonLink, buttonRow, emptyState, link, pageHead, section, table } from '../../ui/index.ts';
import { eventAddress, eventKinds, eventWhen, eventWords, zones } from '../events/index.ts';
import { most, type Imported, type Refused } from './imported.ts';
import type { Step } from './planning.ts';
import type { Import } from './store.ts';
import words from './words.json' with { type: 'json' };

export const importForm = formOf({
  calendar: files({ required: true, mostBytes: most.bytes }),
  kind: choice(eventKinds, { required: true }),
  host: reference(),
  zone: choice(zones, { required: true }),
});

export function importAddress(visit: WorkspaceVisit): Address {
  return address`/p/${visit.project.slug}/calendar-import`;
}

/** All events of the project. */
export function eventsAddress(visit: WorkspaceVisit): Address {
  return address`/p/${visit.project.slug}/events`;
}

/** Where a calendar file is brought. */
export async function bringPage(
  visit: WorkspaceVisit,
  refused?: { readonly typed: Typed; readonly problems: Problems },
): Promise<Html> {
  const say = visit.reader.say(words);
  const kinds = visit.reader.say(eventWords);
  const title = say('bring.title');
  const { own } = await partnerChoices(visit, null);
  const form = formView(visit, {
    ...{
      form: importForm,
      words,
      action: importAddress(visit),
      submit: say('bring.submit'),
      back: eventsAddress(visit),
    },
    values: asTyped({
      kind: 'thematic-event',
      zone: visit.reader.zone,
      host: onlyPartner(visit.who, visit.project.id),
    }),
    texts: {
      calendar: { accept: '.ics,text/calendar' },
      kind: { options: eventKinds.map((value) => ({ value, label: kinds(`choice.variety.${value}`) })) },
      host: { options: own },
    },
    ...(refused ? { refused } : {}),
  });
  const main = html`${pageHead({ title, lead: say('bring.lead'), above: link(say('events'), eventsAddress(visit)) })}${form}`;
  return workspacePage(visit, { title, main });
}

/** What taking the file would do: what is made, what changes, and what is not taken, by name and why. */
export function previewPage(visit: WorkspaceVisit, brought: Import, steps: readonly Step[]): Html {
  const say = visit.reader.say(words);
  const title = say('preview.title', { file: brought.fileName });
  const made = steps.filter((step) => step.act === 'make');
  const changed = steps.filter((step) => step.act === 'change');
  const same = steps.filter((step) => step.act === 'same');
  const refused = [...brought.content.refused, ...steps.flatMap((step) => (step.act === 'refuse' ? step.refused : []))];
  const count = made.length + changed.length;
  const take = buttonForm({
    action: address`${importAddress(visit)}/${brought.id}/events`,
    label: say('preview.take', { made: made.length, changed: changed.length }),
    whyNot: count === 0 ? say('preview.nothing') : null,
  });
  const main = html`${pageHead({ title, lead: say('preview.lead'), above: link(say('events'), eventsAddress(visit)) })}
${made.length > 0 && section({ title: say('preview.made', { count: made.length }), body: entryTable(visit, say('preview.made', { count: made.length }), made) })}
${changed.length > 0 && section({ title: say('preview.changed', { count: changed.length }), body: entryTable(visit, say('preview.changed', { count: changed.length }), changed) })}
${same.length > 0 && html`<p>${say('preview.same', { count: same.length })}</p>`}
${refused.length > 0 && section({ title: say('preview.refused', { count: refused.length }), body: refusedTable(visit, refused) })}
${steps.length + refused.length === 0 && emptyState({ title: say('refused.empty') })}
${buttonRow(take, buttonLink({ label: say('preview.other'), address: importAddress(visit), variant: 'quiet' }))}`;
  return workspacePage(visit, { title, main });
}

type Shown = Extract<Step, { act: 'make' | 'change' }>;

function entryTable(visit: WorkspaceVisit, caption: string, steps: readonly Shown[]): Html {
  const say = visit.reader.say(words);
  const changed = (step: Shown, is: (entry: Omit<Imported, 'uid' | 'part'>) => Part): Part => {
    const [before, after] = [step.act === 'change' ? is(step.event.value) : is(step.entry), is(step.entry)];
    return before === after
      ? after
      : html`<del>${before || say('nothing')}</del> <ins>${after || say('nothing')}</ins>`;
  };
  const nameOf = (step: Shown): Part => {
    if (step.act === 'make') return step.entry.title;
    const page = eventAddress(visit.project.slug, step.event.head);
    return html`${link(step.event.value.title, page)}${step.event.value.title !== step.entry.title && html` <ins>${step.entry.title}</ins>`}`;
  };
  return table(visit.reader, {
    ...{ caption, hideCaption: true, rows: steps },
    columns: [
      { header: say('column.title'), rowHeader: true, cell: nameOf },
      { header: say('column.when'), cell: (step) => changed(step, (entry) => eventWhen(visit.reader, entry)) },
      {
        header: say('column.where'),
        cell: (step) => changed(step, ({ place, webAddress }) => [place, webAddress].filter(Boolean).join(' · ')),
      },
    ],
  });
}

function refusedTable(visit: WorkspaceVisit, refused: readonly Refused[]): Html {
  const say = visit.reader.say(words);
  return table(visit.reader, {
    ...{ caption: say('preview.refused', { count: refused.length }), hideCaption: true, rows: refused },
    columns: [
      { header: say('column.title'), rowHeader: true, cell: ({ name }) => name },
      { header: say('column.why'), cell: ({ reason, values }) => say(reason, values) },
    ],
  });
}
