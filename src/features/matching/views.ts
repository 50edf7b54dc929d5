import { address, type Address } from '../../kernel/address.ts';
import { html, paragraphs, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, outcomeMark, workspacePage, type FormView } from '../../layout/index.ts';
import { recordAddress } from '../../records/kinds.ts';
import type { RecordHead } from '../../records/record.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { buttonForm, buttonLink, emptyState, link, pageHead, section, tag, textIn } from '../../ui/index.ts';
import { endAddress, mayTieEnds, type End } from '../chain/index.ts';
import { notTakenLink } from '../not-taken/index.ts';
import type { MatchedKind } from './candidates.ts';
import { dismissalForm } from './form.ts';
import { matchedWith, type Matched, type Matches, type SubjectKind } from './matches.ts';
import { maySetAside } from './policy.ts';
import { toldReasons, type ConceptNames } from './reasons.ts';
import words from './words.json' with { type: 'json' };

/** A record of the workspace that is matched with others. */
export interface Asked {
  readonly kind: SubjectKind;
  readonly head: RecordHead;
  readonly end: End;
}

export function matchesAddress(visit: WorkspaceVisit, kind: SubjectKind, slug: string | null): Address {
  return address`${recordAddress('workspace', kind, visit.project.slug, slug)}/matches`;
}

/** What may match a record and why, what is linked, what was set aside, and how points are given. */
export function matchesPage(visit: WorkspaceVisit, asked: Asked, matches: Matches, names: ConceptNames): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const { kind, end } = asked;
  const title = say(`page.title.${kind}`);
  const parts = matchedWith[kind].map((one) => {
    const found = matches.found[one];
    const body =
      found.length === 0
        ? emptyState({ title: say(`page.none.${one}`), body: say('page.noneBody') })
        : html`<ol class="plain-list stack">${found.map((matched) => html`<li>${item(visit, asked, matched, { matches, names, kind: one })}</li>`)}</ol>`;
    return section({ title: say(`page.found.${one}`), body });
  });
  return workspacePage(visit, {
    title,
    breadcrumbs: crumbs(end),
    main: html`${pageHead({ title, lead: say('page.lead') })}
${parts}
${matches.linked.length > 0 && section({ title: say('page.linked'), body: html`<ul class="plain-list stack" data-gap="small">${matches.linked.map((one) => html`<li>${named(visit, one)}</li>`)}</ul>` })}
${matches.dismissed.length > 0 && section({ title: say('page.dismissed'), id: 'set-aside', body: dismissedList(visit, asked, matches.dismissed) })}
<details class="ds-details"><summary>${say('how.title')}</summary><div class="prose">${(['how.concepts', 'how.others', 'how.meaning', 'how.decides'] as const).map((key) => html`<p>${say(key)}</p>`)}</div></details>`,
  });
}

function crumbs(end: End) {
  const page = endAddress(end);
  return page ? [{ label: end.title, address: page }] : [];
}

/** A record by its title, with its marks, its city and whose it is. */
function named({ reader }: WorkspaceVisit, end: End): Html {
  const page = endAddress(end);
  const title = textIn(reader, end.language, end.title);
  const facts = [reader.say(recordWords)(`kind.${end.kind}`), end.city, end.isOwn ? null : end.project.acronym];
  return html`${page ? link(html`${title}`, page) : title} ${outcomeMark(reader, end)} <span class="subtle small">${facts.filter(Boolean).join(' · ')}</span>`;
}

interface Around {
  readonly matches: Matches;
  readonly names: ConceptNames;
  readonly kind: MatchedKind;
}

function item(visit: WorkspaceVisit, asked: Asked, matched: Matched, { matches, names, kind }: Around): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const { end } = matched;
  const home = address`${matchesAddress(visit, asked.kind, asked.head.slug)}/${end.id}`;
  const reasons = toldReasons(reader, matched, { names, own: matches.subject.language });
  const answer =
    kind !== 'strength' &&
    mayTieEnds(visit, [asked.end, end]).may &&
    buttonForm({ action: address`${home}/answer`, label: say(`act.link.${asked.kind}`), variant: 'secondary' });
  const aside =
    maySetAside(visit, asked.head).may &&
    buttonLink({ label: say('act.setAside'), address: address`${home}/dismissal`, variant: 'quiet' });
  const without =
    kind === 'practice' &&
    !matched.isOfSamePartner &&
    notTakenLink(visit, { practice: end.id, partner: asked.head.partnerId });
  return html`<article class="ds-card stack" data-color="neutral" data-gap="small">
<h3 class="card-title">${named(visit, end)}</h3>
<p class="row">${tag(say('points', { count: matched.points }))} ${matched.isOfSamePartner && tag(say('mark.own'))}</p>
<ul>${reasons.map(({ text, points }) => html`<li>${text}${points !== null && html` <span class="subtle small">${say('reason.points', { count: points })}</span>`}</li>`)}</ul>
${(answer || aside || without) && html`<div class="row">${answer}${aside} ${without}</div>`}
</article>`;
}

function dismissedList(visit: WorkspaceVisit, asked: Asked, dismissed: Matches['dismissed']): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const home = matchesAddress(visit, asked.kind, asked.head.slug);
  const mayUndo = maySetAside(visit, asked.head).may;
  return html`<ul class="plain-list stack">${dismissed.map(
    ({ end, reason, who, at }) => html`<li class="stack" data-gap="small"><p>${named(visit, end)}</p>
${reason !== '' && html`<div class="prose">${paragraphs(reason)}</div>`}
<p class="subtle small">${say('dismissed.by', { who: who ?? say('dismissed.nobody'), day: reader.day(at) })}</p>
${mayUndo && buttonForm({ action: address`${home}/${end.id}/dismissal/withdrawal`, label: say('act.takeBack'), variant: 'quiet' })}</li>`,
  )}</ul>`;
}

type Fields = (typeof dismissalForm)['fields'];

/** The page on which a match is set aside, with why if somebody cares to say. */
export function dismissalPage(
  visit: WorkspaceVisit,
  asked: Asked,
  other: End,
  state: Pick<FormView<Fields>, 'refused' | 'draft'>,
): Html {
  const say = visit.reader.say(words);
  const back = matchesAddress(visit, asked.kind, asked.head.slug);
  const title = say('act.setAside');
  const form = formView(visit, {
    form: dismissalForm,
    words,
    action: address`${back}/${other.id}/dismissal`,
    submit: say('act.setAside'),
    back,
    ...state,
  });
  return workspacePage(visit, {
    title,
    breadcrumbs: crumbs(asked.end),
    main: html`${pageHead({ title, above: asked.end.title, lead: named(visit, other) })}${form}`,
  });
}

/** On a record's page: the first of what may match it, each with its strongest reason. */
export function matchesPanel(visit: WorkspaceVisit, kind: SubjectKind, matches: Matches, names: ConceptNames): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const all = matchedWith[kind].flatMap((one) => matches.found[one]);
  const first = all.toSorted((one, other) => other.points - one.points).slice(0, 3);
  const more = link(say('panel.all'), matchesAddress(visit, kind, matches.subject.slug));
  const told = first.map((matched) => {
    const [best] = toldReasons(reader, matched, { names, own: matches.subject.language });
    return html`<li>${named(visit, matched.end)}${best && html`<br><span class="subtle small">${best.text}</span>`}</li>`;
  });
  return section({
    title: say(`page.title.${kind}`),
    id: 'matches',
    actions: more,
    body:
      first.length === 0
        ? html`<p class="subtle">${say('panel.none')}</p>`
        : html`<ul class="plain-list stack" data-gap="small">${told}</ul>`,
  });
}
