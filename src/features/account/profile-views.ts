import { address } from '../../kernel/address.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { projectAddress } from '../../records/kinds.ts';
import { formView, publicPage } from '../../layout/index.ts';
import {
  alert,
  buttonForm,
  buttonLink,
  emptyState,
  languageName,
  link,
  pageHead,
  section,
  table,
  tag,
} from '../../ui/index.ts';
import { languages } from '../../kernel/words.ts';
import { closingForm, passwordForm, profileForm, zones } from './forms.ts';
import type { OwnProject } from './own-data.ts';
import { leastLength } from './password.ts';
import type { Profile } from './profile.ts';
import type { OpenSession, PersonVisit } from './sessions.ts';
import type { RefusedForm } from './sign-in-views.ts';
import words from './words.json' with { type: 'json' };

type ShownProfile = Profile & { consentAt: Date | null };

export function profilePage(
  visit: PersonVisit,
  profile: ShownProfile,
  projects: readonly OwnProject[],
  refused?: RefusedForm,
): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const { consentAt, ...values } = profile;
  const consent = consentAt ? say('profile.consentSince', { day: reader.day(consentAt) }) : say('profile.noConsent');
  return publicPage(visit, {
    title: say('profile.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('profile.title'), lead: say('profile.signedInAs', { email: visit.who.person.email }) })}
${formView(visit, {
  form: profileForm,
  words,
  action: address`/profile`,
  submit: say('profile.save'),
  values: asTyped({ ...values }),
  texts: {
    language: { options: languages.map((language) => ({ value: language, label: languageName(reader, language) })) },
    zone: { options: zoneOptions },
    consent: { hint: consent },
  },
  ...(refused ? { refused } : {}),
})}
${section({ title: say('profile.projects'), body: projectList(reader, projects) })}
${section({
  title: say('profile.account'),
  body: html`<ul>
<li>${link(say('password.title'), address`/profile/password`)}</li>
<li>${link(say('sessions.title'), address`/profile/sessions`)}</li>
<li>${link(say('profile.data'), address`/profile/data`)}</li>
<li>${link(say('closing.title'), address`/profile/closing`)}</li>
</ul>`,
})}`,
  });
}

// Zones are grouped by continent, the part before the slash.
const zoneOptions = zones.map((zone) => {
  const [continent = '', ...place] = zone.split('/');
  const label = place.join(' / ').replaceAll('_', ' ');
  return label === '' ? { value: zone, label: zone } : { value: zone, label, group: continent };
});

function projectList(reader: Reader, projects: readonly OwnProject[]): Html {
  const say = reader.say(words);
  if (projects.length === 0) return emptyState({ title: say('profile.noProject'), body: say('profile.noProjectHow') });
  return html`<ul>
${projects.map(
  (project) =>
    html`<li>${link(project.acronym, projectAddress('workspace', project.slug))} ${project.title} ${link(
      say('profile.people', { project: project.acronym }),
      address`/p/${project.slug}/people`,
    )}</li>`,
)}
</ul>`;
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

export function closingPage(visit: PersonVisit, projects: readonly OwnProject[], refused?: RefusedForm): Html {
  const { reader } = visit;
  const say = reader.say(words);
  const isMember = visit.who.memberships.length > 0;
  const closing = isMember
    ? html`${alert({ kind: 'warning', body: say('closing.leaveFirst') })}${projectList(reader, projects)}`
    : formView(visit, {
        form: closingForm,
        words,
        action: address`/profile/closing`,
        submit: say('closing.submit', { name: visit.who.person.name }),
        back: address`/profile`,
        ...(refused ? { refused } : {}),
      });
  return publicPage(visit, {
    title: say('closing.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('closing.title'), lead: say('closing.lead') })}
<p>${say('closing.first')} ${buttonLink({ label: say('profile.data'), address: address`/profile/data`, variant: 'secondary' })}</p>
${closing}`,
  });
}
