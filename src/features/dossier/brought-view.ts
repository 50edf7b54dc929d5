import { address } from '../../kernel/address.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView } from '../../layout/index.ts';
import { editPage, type SentBack } from '../../layout/record/index.ts';
import { buttonForm, link, section, stateTag, table } from '../../ui/index.ts';
import type { StoredEvent } from '../events/index.ts';
import { broughtAddress, dossierAddress } from './addresses.ts';
import { mayBringHome, mayChangeBrought } from './policy.ts';
import { broughtFrom } from './store.ts';
import { broughtForm, type Brought } from './visit.ts';
import words from './words.json' with { type: 'json' };

/** What the visitors bring home, for whom and by when, and the form for one's own. */
export async function broughtSection(
  visit: WorkspaceVisit,
  event: StoredEvent,
  sent: { refused?: SentBack['refused'] },
): Promise<Html> {
  const say = visit.reader.say(words);
  const all = await broughtFrom(visit, event.head.id);
  const form =
    mayBringHome(visit, event).may &&
    formView(visit, {
      form: broughtForm,
      words,
      action: address`${dossierAddress(visit.project.slug, event.head.slug)}/brought`,
      submit: say('brought.submit'),
      ...sent,
    });
  return section({
    title: say('brought.title'),
    id: 'brought',
    body: html`${all.length === 0 ? html`<p class="subtle">${say('brought.none')}</p>` : broughtTable(visit, event, all)}${form}`,
  });
}

function broughtTable(visit: WorkspaceVisit, { head }: StoredEvent, all: readonly Brought[]): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const state = ({ doneOn }: Brought) =>
    doneOn === null
      ? stateTag({ label: say('brought.open'), tone: 'waiting' })
      : stateTag({ label: say('brought.done', { day: reader.date(doneOn) }), tone: 'done' });
  const acts = (one: Brought): Part => {
    if (!mayChangeBrought(visit, one).may) return null;
    const name = html`<span class="hidden-text">: ${one.what}</span>`;
    const handover = {
      label: say(one.doneOn === null ? 'brought.hand' : 'brought.undo'),
      action: broughtAddress(visit.project.slug, head.slug, one, 'handover'),
      values: { done: one.doneOn === null ? 'yes' : 'no' },
      variant: 'quiet',
    } as const;
    return html`<div class="row">${buttonForm(handover)} ${link(html`${say('brought.change')}${name}`, broughtAddress(visit.project.slug, head.slug, one, 'edit'))}</div>`;
  };
  return table(reader, {
    caption: say('brought.title'),
    hideCaption: true,
    columns: [
      { header: say('field.what'), cell: ({ what }) => what, rowHeader: true },
      { header: say('field.receiver'), cell: ({ receiver }) => receiver },
      { header: say('brought.who'), cell: ({ person }) => person.name },
      {
        header: say('field.dueOn'),
        cell: ({ dueOn }) => (dueOn === null ? say('brought.noDate') : reader.date(dueOn)),
      },
      { header: say('brought.state'), cell: (one) => html`${state(one)}${acts(one)}` },
    ],
    rows: all,
  });
}

/** Where one's own is said otherwise, or taken off the list. */
export function broughtPage(
  visit: WorkspaceVisit,
  { head }: StoredEvent,
  brought: Brought,
  sentBack?: SentBack,
): Promise<Html> {
  const say = visit.reader.say(words);
  const { what, receiver, dueOn } = brought;
  const removal = {
    label: say('brought.remove'),
    action: broughtAddress(visit.project.slug, head.slug, brought, 'removal'),
    variant: 'quiet',
    destructive: true,
  } as const;
  return editPage(
    visit,
    {
      form: broughtForm,
      words,
      title: say('brought.change'),
      above: head.title,
      action: broughtAddress(visit.project.slug, head.slug, brought, 'edit'),
      back: dossierAddress(visit.project.slug, head.slug),
      submit: say('brought.save'),
      values: asTyped({ what, receiver, dueOn }),
      below: buttonForm(removal),
    },
    sentBack,
  );
}
