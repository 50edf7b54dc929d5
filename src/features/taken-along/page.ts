import { html, type Html } from '../../kernel/html.ts';
import { languages } from '../../kernel/words.ts';
import { publicPage } from '../../layout/index.ts';
import {
  alert,
  button,
  fileSize,
  formField,
  hiddenField,
  languageName,
  pageHead,
  section,
  type FieldTexts,
} from '../../ui/index.ts';
import type { PersonVisit } from '../account/index.ts';
import { acceptedPictures } from '../files/index.ts';
import { deskForm } from './form.ts';
import { pieces } from './pieces.ts';
import words from './words.json' with { type: 'json' };

/**
 * The page that opens without a network: what was taken along, and a form for what is written there. The browser fills
 * it; drawn by the server are its words, the form, and the pieces.
 */
export function deskPage(visit: PersonVisit): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const title = say('desk.title');
  const act = (name: string, label: string) =>
    html`<button type="button" class="ds-button" data-variant="secondary" data-act="${name}">${label}</button>`;
  return publicPage(visit, {
    title,
    unlisted: true,
    modules: ['away-desk.js'],
    main: html`${pageHead({ title, lead: say('desk.lead') })}
<noscript>${alert({ kind: 'info', body: say('desk.needsScript') })}</noscript>
<away-desk class="stack" data-gap="large" data-throw="${say('waiting.throwQuestion')}" data-empty="${say('write.empty')}" data-full="${say('write.full')}">
<div data-part="no-network" role="status" hidden>${alert({ kind: 'warning', body: say('desk.noNetwork') })}</div>
<div data-part="signed-out" role="status" hidden>${alert({ kind: 'warning', body: html`<p>${say('desk.signedOut')} <a href="/sign-in?next=%2Ftaken-along">${say('desk.signIn')}</a></p>` })}</div>
<div data-part="waiting" hidden>${section({ title: say('waiting.title'), id: 'waiting', actions: act('send', say('waiting.send')), body: html`<ul class="plain-list stack" data-gap="large" data-part="waiting-list"></ul>` })}</div>
<div data-part="none" hidden>${alert({ kind: 'info', body: say('desk.none') })}</div>
<div data-part="write" hidden>${section({ title: say('write.title'), id: 'write', body: writingForm(visit) })}</div>
<div class="stack" data-gap="large" data-part="events"></div>
<div data-part="sent" hidden>${section({ title: say('sent.title'), body: html`<ul data-part="sent-list"></ul>` })}</div>
${pieces(reader)}
</away-desk>`,
  });
}

function writingForm({ reader, tools }: PersonVisit): Html {
  const say = reader.say(words);
  const texts: { [name in keyof typeof deskForm.fields]: FieldTexts } = {
    event: { label: say('field.event') },
    kind: {
      label: say('field.kind'),
      options: (['note', 'lesson'] as const).map((value) => ({ value, label: say(`choice.kind.${value}`) })),
    },
    title: { label: say('field.title'), hint: say('hint.title') },
    session: { label: say('field.session') },
    content: { label: say('field.content'), rows: 6 },
    photographs: {
      label: say('field.photographs'),
      hint: say('hint.photographs'),
      accept: acceptedPictures,
      largest: fileSize(reader, tools.settings.uploadBytes),
    },
    caption: { label: say('field.caption') },
    readers: {
      label: say('field.readers'),
      options: (['project', 'own'] as const).map((value) => ({ value, label: say(`choice.readers.${value}`) })),
    },
    language: {
      label: say('field.language'),
      options: languages.map((value) => ({ value, label: languageName(reader, value) })),
    },
  };
  const typed = { kind: ['note'], readers: ['project'], language: [reader.language] };
  const field = (name: keyof typeof deskForm.fields) => formField(reader, { form: deskForm, texts, typed }, name);
  return html`<form novalidate><div class="form-fields">
${field('event')}${field('session')}${field('kind')}${field('title')}${field('content')}${field('photographs')}${field('caption')}${field('readers')}${field('language')}
${hiddenField('note', '')}${hiddenField('revision', '')}
<p class="ds-validation-message" data-part="problem" role="alert" hidden></p>
${button({ label: say('write.submit') })}</div></form>`;
}
