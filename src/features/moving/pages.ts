import { address, type Address } from '../../kernel/address.ts';
import { asTyped, type Fields, type Form, type Problems, type Typed } from '../../kernel/forms.ts';
import { html, paragraphs, type Html } from '../../kernel/html.ts';
import { formNumber } from '../../kernel/sent-forms.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { Words } from '../../kernel/words.ts';
import { draftKey, formView, workspacePage } from '../../layout/index.ts';
import { draftOf } from '../../records/drafts.ts';
import { button, buttonRow, hiddenField, link, pageHead, section } from '../../ui/index.ts';
import {
  eventAddress,
  eventWords,
  sessionLines,
  typedTimes,
  type LearningEvent,
  type ScheduledEvent,
} from '../events/index.ts';
import { cancelForm, moveForm } from './moving.ts';
import { calendarEvent, hearersOf, letterTexts } from './telling.ts';
import words from './words.json' with { type: 'json' };

export type Act = 'online' | 'cancellation';

export interface Refused {
  readonly typed: Typed;
  readonly problems: Problems;
}

const kinds = { online: 'move', cancellation: 'cancel' } as const;

// The times are called as on the form of the event.
const formWords: Words = { ...eventWords, ...words };

export function actAddress(visit: WorkspaceVisit, event: ScheduledEvent, act: Act): Address {
  return address`${eventAddress(visit.project.slug, event.head)}/${act}`;
}

/** What is asked before an event is moved online or called off. */
export async function askingPage(
  visit: WorkspaceVisit,
  event: ScheduledEvent,
  act: Act,
  refused?: Refused,
): Promise<Html> {
  const say = visit.reader.say(words);
  const kind = kinds[act];
  const action = actAddress(visit, event, act);
  const page = eventAddress(visit.project.slug, event.head);
  const view = {
    ...{ words: formWords, action, submit: say('look.submit'), back: page },
    revision: event.head.revision,
    draft: await draftOf(visit, draftKey(action)),
    ...(refused ? { refused } : {}),
  };
  const form =
    act === 'online'
      ? formView(visit, {
          ...view,
          form: moveForm,
          values: typedMove(event.value, visit.reader.zone),
          texts: moveTexts(visit),
        })
      : formView(visit, { ...view, form: cancelForm, texts: { reason: { rows: 4 } } });
  const title = say(`${kind}.title`);
  const main = html`${pageHead({ title, above: link(event.head.title, page), lead: say(`${kind}.lead`) })}${form}`;
  return workspacePage(visit, { title, main });
}

function moveTexts(visit: WorkspaceVisit) {
  const say = visit.reader.say(words);
  return {
    startsOn: { label: visit.reader.say(eventWords)('field.date') },
    note: { rows: 4 },
    webAddress: { label: say('field.joining'), hint: say('hint.joining') },
    sessions: { rows: 5, label: say('field.parts'), hint: say('hint.parts') },
  };
}

function typedMove(event: LearningEvent, zone: string): Typed {
  const isOnline = event.state === 'moved-online' || event.mode === 'online';
  const { rearranged, webAddress } = event;
  return {
    ...typedTimes(event, zone),
    ...asTyped({
      webAddress: isOnline ? webAddress : '',
      note: event.state === 'moved-online' ? (rearranged?.note ?? '') : '',
      sessions: sessionLines(event).join('\n'),
    }),
  };
}

/** What will happen, to be looked over before anybody is told: afterwards the letters cannot be called back. */
export async function lookOverPage<F extends Fields>(
  visit: WorkspaceVisit,
  event: ScheduledEvent,
  act: Act,
  { form, typed, changed }: { readonly form: Form<F>; readonly typed: Typed; readonly changed: LearningEvent },
): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const kind = kinds[act];
  const { guests, members } = await hearersOf(visit, { ...event, value: changed });
  const preview = { ...(await calendarEvent(visit, event)), value: changed };
  const texts = letterTexts(reader, preview, '');
  const kept = Object.keys(form.fields).flatMap((name) => (typed[name] ?? []).map((value) => hiddenField(name, value)));
  const submit = say(`${kind}.submit`, { count: guests.length });
  const consequences = [
    say('look.guests', { count: guests.length }),
    say('look.members', { count: members.length }),
    say(event.head.publishedAt === null ? 'look.notPublic' : 'look.public'),
    say('look.final'),
  ];
  const title = say('look.title');
  const main = html`${pageHead({ title, above: link(event.head.title, eventAddress(visit.project.slug, event.head)) })}
<ul>${consequences.map((one) => html`<li>${one}</li>`)}</ul>
${section({ title: say('look.letter'), body: html`<p><strong>${texts.subject}</strong></p>${[...texts.before, ...texts.after].map((one) => paragraphs(one))}` })}
<form method="post" action="${actAddress(visit, event, act)}">
${kept}${hiddenField(formNumber, visit.tools.chance.id())}${hiddenField('revision', event.head.revision)}
${buttonRow(
  button({ label: submit, name: 'step', value: 'do', destructive: act === 'cancellation' }),
  button({ label: say('look.back'), name: 'step', value: 'back', variant: 'quiet' }),
)}
</form>`;
  return workspacePage(visit, { title, main });
}
