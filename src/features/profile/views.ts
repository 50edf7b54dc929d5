import { address } from '../../kernel/address.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { projectAddress } from '../../records/kinds.ts';
import { formView, publicPage } from '../../layout/index.ts';
import { alert, buttonLink, emptyState, languageName, link, pageHead, section } from '../../ui/index.ts';
import { languages } from '../../kernel/words.ts';
import { accessPages, type OwnProject, type PersonVisit, type RefusedForm } from '../account/index.ts';
import { closingForm, profileForm, zones } from './forms.ts';
import { mailAddressPage } from './mail-address-views.ts';
import type { Profile } from './profile.ts';
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
<li>${link(say('mailAddress.title'), mailAddressPage)}</li>
${accessPages(reader).map((page) => html`<li>${link(page.label, page.address)}</li>`)}
<li>${link(say('profile.calendar'), address`/profile/calendar`)}</li>
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
