import { address } from '../../kernel/address.ts';
import { asTyped } from '../../kernel/forms.ts';
import { html, type Html } from '../../kernel/html.ts';
import { languages } from '../../kernel/words.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { formView, workspacePage } from '../../layout/index.ts';
import { projectAddress } from '../../records/kinds.ts';
import { button, buttonForm, buttonRow, languageName, pageHead, stateTag, table } from '../../ui/index.ts';
import type { RefusedForm } from '../account/index.ts';
import { isTooOld, maySendAgain, type Invitation } from './invitation.ts';
import type { PartnerName } from './membership.ts';
import { rolesToGive } from './policy.ts';
import { invitationForm, partnerOptions, roleName, roleOptions } from './forms.ts';
import words from './words.json' with { type: 'json' };

export function invitePage(visit: WorkspaceVisit, partners: readonly PartnerName[], refused?: RefusedForm): Html {
  const { reader, who, project } = visit;
  const say = reader.say(words);
  const people = address`${projectAddress('workspace', project.slug)}/people`;
  const open = partnerOptions(visit, partners);
  const only = open.length === 1 && rolesToGive(who, project.id).length < 3 ? (open[0]?.value ?? '') : '';
  return workspacePage(visit, {
    title: say('invite.title'),
    main: html`${pageHead({ title: say('invite.title'), lead: say('invite.lead') })}
${formView(visit, {
  form: invitationForm,
  words,
  action: address`${people}/invitations/new`,
  submit: say('invite.submit'),
  back: people,
  values: asTyped({ language: reader.language, partner: only }),
  texts: {
    role: { options: roleOptions(reader, rolesToGive(who, project.id)) },
    partner: { options: open },
    language: { options: languages.map((language) => ({ value: language, label: languageName(reader, language) })) },
  },
  ...(refused ? { refused } : {}),
})}`,
  });
}

/** Invitations that wait for an answer, with what can be done about each. */
export function invitationTable(visit: WorkspaceVisit, invitations: readonly Invitation[]): Html {
  const { reader } = visit;
  const say = reader.say(words);
  if (invitations.length === 0) return html`<p>${say('invitation.none')}</p>`;
  return table(reader, {
    caption: say('people.invitations'),
    hideCaption: true,
    rows: invitations,
    columns: [
      {
        header: say('column.name'),
        rowHeader: true,
        cell: (one) => html`${one.name} <span class="small">${one.email}</span>`,
      },
      { header: say('column.role'), cell: (one) => roleName(reader, one.role) },
      { header: say('column.partner'), cell: (one) => one.partner ?? say('people.wholeProject') },
      {
        header: say('column.sent'),
        cell: (one) => say('invitation.sentBy', { day: reader.day(one.sentAt), name: one.invitedBy }),
      },
      {
        header: say('column.state'),
        cell: (one) =>
          isTooOld(one, visit.now)
            ? stateTag({ label: say('invitation.tooOld'), tone: 'stopped' })
            : stateTag({ label: say('invitation.until', { day: reader.day(one.endsAt) }), tone: 'waiting' }),
      },
      { header: say('column.what'), cell: (one) => invitationButtons(visit, one) },
    ],
  });
}

function invitationButtons(visit: WorkspaceVisit, invitation: Invitation): Html {
  const say = visit.reader.say(words);
  const home = address`${projectAddress('workspace', visit.project.slug)}/people/invitations/${invitation.id}`;
  const again = maySendAgain(invitation, visit.now, say);
  const { name } = invitation;
  const send = { label: say('invitation.sendAgain', { name }), variant: 'quiet' } as const;
  return buttonRow(
    again.may ? buttonForm({ ...send, action: address`${home}/letter` }) : button({ ...send, whyNot: again.reason }),
    buttonForm({
      action: address`${home}/withdrawal`,
      label: say('invitation.withdraw', { name }),
      variant: 'quiet',
      destructive: true,
    }),
  );
}
