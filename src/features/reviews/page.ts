import { address, type Address } from '../../kernel/address.ts';
import { choice, flag, form, longText, type Problems, type Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, workspacePage } from '../../layout/index.ts';
import { projectAddress, recordAddress } from '../../records/kinds.ts';
import type { RecordHead } from '../../records/record.ts';
import { button, buttonLink, link, pageHead, section } from '../../ui/index.ts';
import { verdicts, type Gate } from './gate.ts';
import { standing } from './panel.ts';
import { mayActAt, roleAt } from './policy.ts';
import { waitingTexts } from './queue.ts';
import type { Review, Step } from './store.ts';
import { trail } from './trail.ts';
import words from './words.json' with { type: 'json' };

/** What reviewers and authors write to each other. Whether a note is needed depends on the button that is pressed. */
export const noteForm = form({ note: longText({ limit: 2000 }) });

export const opinionForm = form({
  verdict: choice(verdicts, { required: true, control: 'radio' }),
  opinion: longText({ required: true, limit: 1500 }),
  showsName: flag(),
});

interface Refused {
  readonly typed: Typed;
  readonly problems: Problems;
}

export function reviewAddress(visit: WorkspaceVisit, head: RecordHead): Address {
  return address`${recordAddress('workspace', head.kind, visit.project.slug, head.slug)}/review`;
}

/** A text before its reviewers: everything needed to decide, on one page. */
export async function reviewPage(
  visit: WorkspaceVisit,
  shown: { readonly head: RecordHead; readonly review: Review; readonly steps: readonly Step[]; readonly text: Html },
  refused?: Refused,
): Promise<Html> {
  const { head, review, steps, text } = shown;
  const say = visit.reader.say(words);
  const title = say('page.title');
  const record = recordAddress('workspace', head.kind, visit.project.slug, head.slug);
  const main = html`${pageHead({ title, above: link(head.title, record), lead: standing(visit, review, review.gates, true) })}
${await neighbours(visit, head, review.gate)}
${decision(visit, head, review, refused)}
${section({ title: say('page.trail'), id: 'trail', body: trail(visit.reader, steps) })}
<article class="stack" aria-label="${head.title}">${text}</article>`;
  return workspacePage(visit, { title, main });
}

/** What can be said and decided here; nothing once the round is over. */
function decision(visit: WorkspaceVisit, head: RecordHead, { gate }: Review, refused?: Refused): Html | null {
  if (gate === null) return null;
  const say = visit.reader.say(words);
  const page = reviewAddress(visit, head);
  const acts = mayActAt(visit.who, visit.project, gate, say).may;
  const view = formView(visit, {
    form: noteForm,
    words,
    action: address`${page}/comments`,
    submit: say('comment'),
    texts: { note: { rows: 4, ...(acts ? { hint: say('note.hint') } : {}) } },
    ...(refused ? { refused } : {}),
    ...(acts ? { otherButtons: decisionButtons(visit, page, gate) } : {}),
  });
  return section({ title: acts ? say('page.decide') : say('page.say'), id: 'decision', body: view });
}

function decisionButtons(visit: WorkspaceVisit, page: Address, gate: Gate): Html {
  const say = visit.reader.say(words);
  const pass =
    gate === 'expert'
      ? buttonLink({ label: say('opinion.give'), address: address`${page}/opinion` })
      : button({ label: say(`pass.${gate}`), formAction: address`${page}/approval` });
  return html`${pass}${button({ label: say('return'), variant: 'secondary', formAction: address`${page}/return` })}`;
}

/** The expert's opinion, which may go before the public. */
export function opinionPage(visit: WorkspaceVisit, head: RecordHead, refused?: Refused): Html {
  const say = visit.reader.say(words);
  const page = reviewAddress(visit, head);
  const title = say('opinion.title');
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, above: link(head.title, page), lead: say('opinion.lead') })}
${formView(visit, {
  form: opinionForm,
  words,
  action: address`${page}/opinion`,
  submit: say('opinion.submit'),
  back: page,
  texts: { opinion: { rows: 8 } },
  ...(refused ? { refused } : {}),
})}`,
  });
}

/** The text before and the text after in the queue of whoever acts at this gate. */
async function neighbours(visit: WorkspaceVisit, head: RecordHead, gate: Gate | null): Promise<Html | null> {
  if (gate === null || roleAt(visit.who, visit.project.id, gate) === null) return null;
  const say = visit.reader.say(words);
  const queue = await waitingTexts(visit, { gate });
  const place = queue.findIndex(({ id }) => id === head.id);
  const to = (index: number, label: string, key: string) => {
    const one = queue[index];
    if (place === -1 || !one) return null;
    const page = address`${recordAddress('workspace', one.kind, one.project.slug, one.slug)}/review`;
    return html`<li><a href="${page}" accesskey="${key}">${label}<span class="hidden-text">: ${one.title}</span></a></li>`;
  };
  const all = address`${projectAddress('workspace', visit.project.slug)}/reviews`;
  return html`<nav aria-label="${say('queue.title')}"><ul class="plain-list link-row">
<li>${link(say('queue.place', { place: place + 1, all: queue.length }), all)}</li>
${to(place - 1, say('queue.previous'), 'k')}${to(place + 1, say('queue.next'), 'j')}</ul></nav>`;
}
