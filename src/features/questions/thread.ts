import type { Address } from '../../kernel/address.ts';
import { attributes, html, paragraphs, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Visit } from '../../kernel/visit.ts';
import type { Face, PagedKind } from '../../records/kinds.ts';
import { buttonLink, emptyState, langOf, link, section, stateTag, tag, type Tone } from '../../ui/index.ts';
import { askingAddress } from './asking.ts';
import type { Question, QuestionState } from './question.ts';
import { questionAddress } from './telling.ts';
import words from './words.json' with { type: 'json' };

/** Which record's questions are shown, and where. */
export interface About {
  readonly face: Face;
  readonly kind: PagedKind;
  readonly slug: string | null;
  readonly projectSlug: string;
  /** Where one asks; the public page of the record without it, nowhere when null. */
  readonly ask?: Address | null;
  /** False where the person may not answer; the page of a question says who may. */
  readonly mayAnswer?: boolean;
}

const tones: Partial<Record<QuestionState, Tone>> = { open: 'waiting', declined: 'stopped' };

/** What was asked about a record, with the answers, and the way to ask. In the workspace also what is open. */
export function questionThread(visit: Visit, about: About, questions: readonly Question[]): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const onPublicPage = about.face === 'public' ? askingAddress(about.kind, about.projectSlug, about.slug) : null;
  const page = about.ask === undefined ? onPublicPage : about.ask;
  const isHosted = about.kind === 'event';
  const label = say(isHosted ? 'ask.host' : 'ask.title');
  const ask = page && buttonLink({ label, address: page, variant: 'secondary' });
  const how = say(isHosted ? 'thread.noneHost' : 'thread.noneBody');
  const body =
    questions.length === 0
      ? emptyState({ title: say('thread.none'), ...(page ? { body: how } : {}) })
      : html`<ol class="plain-list stack" data-gap="large">${questions.map((one) => html`<li>${inThread(visit, about, one)}</li>`)}</ol>`;
  return section({ title: say(isHosted ? 'thread.host' : 'thread.title'), id: 'questions', actions: ask, body });
}

function inThread({ reader }: Visit, { face, projectSlug, mayAnswer = true }: About, question: Question): Html {
  const say = reader.say(words);
  const tone = tones[question.state];
  const state = tone && stateTag({ label: say(`state.${question.state === 'open' ? 'open' : 'declined'}`), tone });
  const act =
    face === 'workspace' &&
    mayAnswer &&
    link(say(question.state === 'open' ? 'thread.answer' : 'thread.change'), questionAddress(projectSlug, question));
  const within = !question.isPublic && tag(say('thread.projectOnly'));
  return html`${questionText(reader, question)}${(state || act || within) && html`<p class="row">${state} ${within} ${act}</p>`}`;
}

/** A question with its answer, each in the language it was written in. */
export function questionText(reader: Reader, question: Question): Html {
  const say = reader.say(words);
  const { content, language, askerName, askerOrganisation, askedAt, answer, answerLanguage, settledAt } = question;
  const who = [askerName, askerOrganisation].filter(Boolean).join(', ');
  const lang = (code: string | null) => attributes({ lang: langOf(reader, code) });
  return html`<article class="stack" data-gap="small"><blockquote class="prose"${lang(language)}>${paragraphs(content)}</blockquote>
<p class="subtle small">${say('thread.asked', { who, day: reader.day(askedAt) })}</p>
${answer !== '' && html`<div class="prose"${lang(answerLanguage)}>${paragraphs(answer)}</div>`}
${answer !== '' && settledAt && html`<p class="subtle small">${say(question.state === 'declined' ? 'thread.declined' : 'thread.answered', { day: reader.day(settledAt) })}</p>`}</article>`;
}
