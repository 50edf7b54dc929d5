import { address, outsideAddress } from '../../kernel/address.ts';
import { html, type Html, type Part } from '../../kernel/html.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { workspacePage } from '../../layout/index.ts';
import { projectAddress } from '../../records/kinds.ts';
import { buttonLink, emptyState, link, pageHead, section, table, tag } from '../../ui/index.ts';
import { invitationTable } from './invitation-views.ts';
import type { Invitation } from './invitation.ts';
import type { Member } from './membership.ts';
import { mayEnd, mayGive, mayInvite } from './policy.ts';
import { roleName } from './forms.ts';
import words from './words.json' with { type: 'json' };

interface People {
  readonly members: readonly Member[];
  readonly invitations: readonly Invitation[];
  readonly former: readonly Member[];
}

export function peoplePage(visit: WorkspaceVisit, { members, invitations, former }: People): Html {
  const { reader, who, project } = visit;
  const say = reader.say(words);
  const home = projectAddress('workspace', project.slug);
  const canInvite = mayInvite(who, project.id, say).may;
  return workspacePage(visit, {
    title: say('people.title'),
    main: html`${pageHead({
      title: say('people.title'),
      lead:
        members.length > 0 &&
        say('people.lead', {
          project: project.acronym,
          count: new Set(members.map(({ personId }) => personId)).size,
        }),
      actions:
        canInvite && buttonLink({ label: say('people.invite'), address: address`${home}/people/invitations/new` }),
    })}
${members.length === 0 ? emptyState({ title: say('people.none'), body: say('people.noneHow') }) : memberTable(visit, members)}
${canInvite && section({ title: say('people.invitations'), body: invitationTable(visit, invitations) })}
${former.length > 0 && section({ title: say('people.former'), body: formerTable(visit, former) })}`,
  });
}

function memberTable(visit: WorkspaceVisit, members: readonly Member[]): Html {
  const { reader, who, project } = visit;
  const say = reader.say(words);
  const isManaged = (member: Member) => mayGive(who, project.id, member, say).may;
  const isEndable = (member: Member) => mayEnd(who, project.id, member, say).may;
  return table(reader, {
    caption: say('people.title'),
    hideCaption: true,
    rows: members,
    columns: [
      {
        header: say('column.name'),
        rowHeader: true,
        cell: (member) =>
          html`${member.name} ${member.personId === who.person.id && tag(say('people.you'))}${isManaged(member) && mailLink(member)}`,
      },
      { header: say('column.role'), cell: (member) => roleName(reader, member.role) },
      { header: say('column.partner'), cell: (member) => member.partner ?? say('people.wholeProject') },
      {
        header: say('column.contact'),
        cell: (member) => member.contact ?? html`<span class="subtle">${say('people.noContact')}</span>`,
      },
      ...(members.some(isEndable)
        ? [
            {
              header: say('column.what'),
              cell: (member: Member) => memberLinks(visit, member, isManaged(member), isEndable(member)),
            },
          ]
        : []),
    ],
  });
}

/** The address to which the invitation went; only for those who look after the membership. */
function mailLink(member: Member): Html {
  const mail = outsideAddress(`mailto:${member.email}`);
  return html` <span class="small">${mail ? link(member.email, mail) : member.email}</span>`;
}

function memberLinks(visit: WorkspaceVisit, member: Member, isManaged: boolean, isEndable: boolean): Part {
  const say = visit.reader.say(words);
  const home = address`${projectAddress('workspace', visit.project.slug)}/people/${member.id}`;
  const isMe = member.personId === visit.who.person.id;
  // The links say whom they mean, for people who hear them out of their row.
  const named = (text: string) =>
    html`${text}<span class="hidden-text">: ${member.name}, ${roleName(visit.reader, member.role)}</span>`;
  return html`<span class="row">${isManaged && link(named(say('people.changePlace')), address`${home}/place`)}
${isEndable && link(named(isMe ? say('people.leave') : say('people.end')), address`${home}/ending`)}</span>`;
}

function formerTable(visit: WorkspaceVisit, former: readonly Member[]): Html {
  const { reader } = visit;
  const say = reader.say(words);
  return table(reader, {
    caption: say('people.former'),
    hideCaption: true,
    rows: former,
    columns: [
      { header: say('column.name'), rowHeader: true, cell: (member) => member.name },
      { header: say('column.role'), cell: (member) => roleName(reader, member.role) },
      { header: say('column.partner'), cell: (member) => member.partner ?? say('people.wholeProject') },
      { header: say('column.since'), cell: (member) => reader.day(member.since) },
      { header: say('column.until'), cell: (member) => member.until && reader.day(member.until) },
    ],
  });
}
