import { address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { formView, publicPage } from '../../layout/index.ts';
import { buttonForm, link, pageHead, table, tag, type NavigationLink } from '../../ui/index.ts';
import { passwordForm } from './forms.ts';
import { leastLength } from './password.ts';
import type { OpenSession, PersonVisit } from './sessions.ts';
import type { RefusedForm } from './sign-in-views.ts';
import words from './words.json' with { type: 'json' };

/** The pages on how a person gets in, for the page about that person. */
export function accessPages(reader: Reader): NavigationLink[] {
  const say = reader.say(words);
  return [
    { label: say('password.title'), address: address`/profile/password` },
    { label: say('sessions.title'), address: address`/profile/sessions` },
  ];
}

export function passwordPage(visit: PersonVisit, refused?: RefusedForm): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('password.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('password.title'), lead: say('password.lead') })}
${formView(visit, {
  form: passwordForm,
  words,
  action: address`/profile/password`,
  submit: say('password.submit'),
  back: address`/profile`,
  texts: {
    password: { label: say('password.current') },
    newPassword: { hint: say('newPassword.hint', { least: leastLength }) },
  },
  ...(refused ? { refused } : {}),
})}
<p>${link(say('signIn.forgotten'), address`/password/forgotten`)}</p>`,
  });
}

export function sessionsPage(visit: PersonVisit, sessions: readonly OpenSession[]): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const nameOf = (session: OpenSession) => session.device || say('sessions.unknown');
  const end = (session: OpenSession) =>
    buttonForm({
      action: address`/profile/sessions/${session.id}/ending`,
      label: say('sessions.end', { device: nameOf(session) }),
      variant: 'quiet',
      destructive: true,
    });
  return publicPage(visit, {
    title: say('sessions.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('sessions.title'), lead: say('sessions.lead') })}
${table(reader, {
  caption: say('sessions.title'),
  hideCaption: true,
  rows: sessions,
  columns: [
    {
      header: say('sessions.device'),
      rowHeader: true,
      cell: (session) => html`${nameOf(session)} ${session.isThis && tag(say('sessions.this'))}`,
    },
    { header: say('sessions.started'), cell: (session) => reader.moment(session.startedAt) },
    { header: say('sessions.seen'), cell: (session) => reader.moment(session.seenAt) },
    { header: say('sessions.what'), cell: (session) => (session.isThis ? say('sessions.useSignOut') : end(session)) },
  ],
})}
${
  sessions.length > 1 &&
  buttonForm({ action: address`/profile/sessions/others/ending`, label: say('sessions.endOthers'), destructive: true })
}
<p>${link(say('profile.back'), address`/profile`)}</p>`,
  });
}
