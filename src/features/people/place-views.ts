import type { Answer } from '../../kernel/answers.ts';
import { address } from '../../kernel/address.ts';
import type { Typed } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, workspacePage } from '../../layout/index.ts';
import { projectAddress } from '../../records/kinds.ts';
import { button, buttonForm, buttonLink, buttonRow, pageHead } from '../../ui/index.ts';
import type { RefusedForm } from '../account/index.ts';
import { partnerOptions, placeForm, roleName, roleOptions } from './forms.ts';
import type { Member, PartnerName } from './membership.ts';
import { rolesToGive } from './policy.ts';
import words from './words.json' with { type: 'json' };

export function placePage(
  visit: WorkspaceVisit,
  member: Member,
  partners: readonly PartnerName[],
  filled: { values?: Typed; refused?: RefusedForm },
): Html {
  const { reader, who, project } = visit;
  const say = reader.say(words);
  const people = address`${projectAddress('workspace', project.slug)}/people`;
  const title = say('place.title', { name: member.name });
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, lead: say('place.lead') })}
${formView(visit, {
  form: placeForm,
  words,
  action: address`${people}/${member.id}/place`,
  submit: say('place.submit'),
  back: people,
  texts: {
    role: { options: roleOptions(reader, rolesToGive(who, project.id)) },
    partner: { options: partnerOptions(visit, partners) },
  },
  ...filled,
})}`,
  });
}

export function endingPage(visit: WorkspaceVisit, member: Member, coordinated: Answer): Html {
  const { reader, project } = visit;
  const say = reader.say(words);
  const people = address`${projectAddress('workspace', project.slug)}/people`;
  const isMe = member.personId === visit.who.person.id;
  const whose = { name: member.name, role: roleName(reader, member.role), project: project.acronym };
  const title = isMe ? say('ending.titleMe', whose) : say('ending.title', whose);
  const end = { label: isMe ? say('ending.submitMe', whose) : say('ending.submit', whose), destructive: true };
  return workspacePage(visit, {
    title,
    main: html`${pageHead({ title, lead: isMe ? say('ending.leadMe', whose) : say('ending.lead', whose) })}
${buttonRow(
  coordinated.may
    ? buttonForm({ ...end, action: address`${people}/${member.id}/ending` })
    : button({ ...end, whyNot: coordinated.reason }),
  buttonLink({ label: say('ending.keep'), address: people, variant: 'quiet' }),
)}`,
  });
}
