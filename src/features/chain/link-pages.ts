import { address, withQuery, type Address } from '../../kernel/address.ts';
import { choice, date, form, text, type Problems, type Typed, type ValuesOf } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { languages } from '../../kernel/words.ts';
import { formView, outcomeMark, workspacePage } from '../../layout/index.ts';
import type { Draft } from '../../records/drafts.ts';
import { projectAddress } from '../../records/kinds.ts';
import { sourceLines } from '../../records/sources.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import {
  alert,
  button,
  emptyState,
  languageName,
  link as linkTo,
  pageHead,
  section,
  strengthName,
  strengths,
  textField,
  textIn,
} from '../../ui/index.ts';
import { endAddress, type End } from './ends.ts';
import { choicesBetween, kindsBeside, linkTypes, type Choice } from './link-types.ts';
import { reasonLimit, type Link } from './link.ts';
import words from './words.json' with { type: 'json' };

const ties = linkTypes.flatMap((type) => [`${type}.out`, `${type}.in`] as const);

export const linkForm = form({
  tie: choice(ties, { required: true, control: 'radio' }),
  reason: text({ required: true, limit: reasonLimit }),
  language: choice(languages, { required: true }),
  onDate: date(),
  speaker: text({ limit: 120 }),
  strength: choice(strengths),
  sources: sourceLines(),
});
export type LinkValues = ValuesOf<(typeof linkForm)['fields']>;

export const withdrawalForm = form({ withdrawnBecause: text({ required: true, limit: reasonLimit }) });

export function newLinkAddress(own: End): Address {
  return withQuery(address`${projectAddress('workspace', own.project.slug)}/links/new`, { record: own.id });
}

/** Where the form for tying two records goes; both stand in the address, so that each pair has a draft of its own. */
export function linkAction(own: End, other: End): Address {
  return withQuery(address`${projectAddress('workspace', own.project.slug)}/links`, {
    record: own.id,
    other: other.id,
  });
}

/** Looks for the other end of a link; used on its page and in the dialog that stands for it. */
export function searchForm(reader: Reader, own: End, search: string): Html {
  const say = reader.say(words);
  const kinds = new Intl.ListFormat(reader.language, { type: 'disjunction' }).format(
    kindsBeside(own.kind).map((kind) => reader.say(recordWords)(`kind.${kind}`)),
  );
  return html`<search><form method="get" action="${address`${projectAddress('workspace', own.project.slug)}/links/new`}" class="stack">
<input type="hidden" name="record" value="${own.id}">
${textField(reader, { name: 'q', label: say('search.label'), hint: say('search.hint', { kinds }), value: search, type: 'search', required: true })}
<div class="row">${button({ label: say('search.button') })}</div>
</form></search>`;
}

function named(reader: Reader, end: End): Html {
  const facts = [
    reader.say(recordWords)(`kind.${end.kind}`),
    end.practice?.title,
    end.city,
    end.isOwn ? null : end.project.acronym,
    end.happensOn && reader.date(end.happensOn),
  ];
  return html`${outcomeMark(reader, end)} <span class="subtle small">${facts.filter(Boolean).join(' · ')}</span>`;
}

function frame(visit: WorkspaceVisit, own: End, title: string, main: Html): Html {
  const page = endAddress(own);
  return workspacePage(visit, { title, ...(page ? { breadcrumbs: [{ label: own.title, address: page }] } : {}), main });
}

/** First page of a new link: find the other end. */
export function searchPage(visit: WorkspaceVisit, own: End, search: string, found: readonly End[]): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const results = found.map(
    (end) =>
      html`<li class="tie"><p class="tie-title">${linkTo(html`${textIn(reader, end.language, end.title)}`, withQuery(newLinkAddress(own), { other: end.id }))}</p><p>${named(reader, end)}</p></li>`,
  );
  const body =
    found.length === 0
      ? emptyState({ title: say('search.none'), body: say('search.noneBody') })
      : html`<ul class="plain-list">${results}</ul>`;
  return frame(
    visit,
    own,
    say('new.title', { title: own.title }),
    html`${pageHead({ title: say('new.title', { title: own.title }), lead: say('new.lead') })}
<div class="stack">${searchForm(reader, own, search)}${search !== '' && section({ title: say('search.found'), body })}</div>`,
  );
}

function choiceOptions(reader: Reader, choices: readonly Choice[]) {
  const say = reader.say(recordWords);
  return choices.map(({ type, direction }) => ({
    value: `${type}.${direction}`,
    label: say(`link.${type}.${direction}`),
  }));
}

/** Second page: how the two belong together, and why. */
export function linkPage(
  visit: WorkspaceVisit,
  own: End,
  other: End,
  given: { draft: Draft | null; refused?: { typed: Typed; problems: Problems } },
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const title = say('new.title', { title: own.title });
  const choices = choicesBetween(own.kind, other.kind);
  const hasEvent = own.kind === 'event' || other.kind === 'event';
  const hasProof = choices.some(({ type }) => type === 'proves');
  const shown = Object.keys(linkForm.fields).filter(
    (name) => (name !== 'speaker' || hasEvent) && (name !== 'strength' || hasProof),
  ) as (keyof LinkValues)[];
  const view = formView(visit, {
    form: linkForm,
    words,
    action: linkAction(own, other),
    submit: say('new.submit'),
    back: newLinkAddress(own),
    values: {
      language: [reader.language],
      ...(choices.length === 1 ? { tie: choiceOptions(reader, choices).map(({ value }) => value) } : {}),
    },
    ...given,
    texts: {
      tie: { label: say('field.tie', { title: own.title }), options: choiceOptions(reader, choices) },
      language: { options: languages.map((code) => ({ value: code, label: languageName(reader, code) })) },
      strength: { options: strengths.map((strength) => ({ value: strength, label: strengthName(reader, strength) })) },
    },
    layOut: (field) => html`<div class="form-fields">${shown.map(field)}</div>`,
  });
  const noWay = own.id === other.id ? say('flaw.itself') : say('new.noWay', { one: own.title, other: other.title });
  const main = choices.length === 0 ? alert({ kind: 'warning', body: noWay }) : view;
  return frame(
    visit,
    own,
    title,
    html`${pageHead({ title, lead: html`${textIn(reader, other.language, other.title)} ${named(reader, other)}` })}
<p>${linkTo(say('new.another'), newLinkAddress(own))}</p>${main}`,
  );
}

/** Asks why a link is taken back. */
export function withdrawalPage(
  visit: WorkspaceVisit,
  link: Link,
  ends: { from: End | undefined; to: End | undefined },
  refused?: { typed: Typed; problems: Problems },
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const [from, to] = [ends.from?.title ?? say('panel.gone'), ends.to?.title ?? say('panel.gone')];
  const back = ends.from?.isOwn ? ends.from : ends.to;
  const page = back && endAddress(back);
  const main = html`${pageHead({ title: say('withdrawal.title'), lead: html`${from}. ${reader.say(recordWords)(`link.${link.type}.out`)}: ${to}` })}
<p>${textIn(reader, link.language, link.reason)}</p>
<p>${say('withdrawal.what')}</p>
${formView(visit, {
  form: withdrawalForm,
  words,
  action: address`${projectAddress('workspace', visit.project.slug)}/links/${link.id}/withdrawal`,
  submit: say('withdrawal.submit'),
  ...(page ? { back: page } : {}),
  ...(refused ? { refused } : {}),
})}`;
  return workspacePage(visit, { title: say('withdrawal.title'), main });
}
