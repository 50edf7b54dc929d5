import { address, type Address } from '../../kernel/address.ts';
import { attributes, html, type Html, type Part } from '../../kernel/html.ts';
import type { Visit } from '../../kernel/visit.ts';
import { recordAddress, type Face } from '../../records/kinds.ts';
import { buttonLink, emptyState, langOf, link, pageHead, section, table, type Column } from '../../ui/index.ts';
import { capacityOf, eventsWithGuests } from '../capacity/index.ts';
import type { Stakeholder, StakeholderInWorkspace } from './stakeholder.ts';
import words from './words.json' with { type: 'json' };

export interface Group {
  readonly face: Face;
  readonly project: { readonly id: string; readonly slug: string };
  readonly partner: { readonly id: string; readonly slug: string | null; readonly title: string };
  readonly members: readonly (Stakeholder | StakeholderInWorkspace)[];
  readonly mayEdit: boolean;
}

export function groupAddress({ face, project, partner }: Pick<Group, 'face' | 'project' | 'partner'>): Address {
  return address`${recordAddress(face, 'partner', project.slug, partner.slug)}/stakeholder-group`;
}

/** The stakeholder group of a partner: who is in it, and its own meetings with how many came. */
export async function groupPage(visit: Visit, group: Group): Promise<Html> {
  const say = visit.reader.say(words);
  const { face, project, partner, members, mayEdit } = group;
  const add = buttonLink({ label: say('act.add'), address: address`${groupAddress(group)}/members/new` });
  const head = pageHead({
    title: say('title'),
    above: link(partner.title, recordAddress(face, 'partner', project.slug, partner.slug)),
    lead: say('lead'),
    actions: mayEdit && add,
  });
  const list =
    members.length === 0
      ? emptyState({ title: say('members.none'), body: mayEdit ? say('members.noneHelp') : '' })
      : table(visit.reader, {
          caption: say('members.title'),
          hideCaption: true,
          columns: columns(visit, group),
          rows: members,
        });
  return html`${head}${section({ title: say('members.title'), body: list })}
${section({ title: say('meetings.title'), body: await meetings(visit, group) })}`;
}

function columns(visit: Visit, group: Group): Column<Stakeholder | StakeholderInWorkspace>[] {
  const { reader } = visit;
  const say = reader.say(words);
  const since = ({
    joinedOn,
    leftOn,
  }: {
    joinedOn: Stakeholder['joinedOn'];
    leftOn?: Stakeholder['joinedOn'];
  }): Part => {
    if (leftOn) return say('members.left', { day: reader.date(leftOn) });
    return joinedOn && reader.date(joinedOn);
  };
  const edit = (one: Stakeholder) =>
    link(
      html`${say('act.edit')} <span class="hidden-text">${one.organisation}</span>`,
      address`${groupAddress(group)}/members/${one.id}`,
    );
  return [
    { header: say('field.organisation'), rowHeader: true, cell: ({ organisation }) => organisation },
    {
      header: say('field.role'),
      cell: ({ role, language }) => html`<span${attributes({ lang: langOf(reader, language) })}>${role}</span>`,
    },
    { header: say('field.joinedOn'), cell: (one) => since(one) },
    ...(group.face === 'workspace'
      ? [
          {
            header: say('field.contact'),
            cell: (one: Stakeholder | StakeholderInWorkspace) => ('contact' in one ? one.contact : null),
          },
        ]
      : []),
    ...(group.mayEdit ? [{ header: say('act.edit'), cell: edit }] : []),
  ];
}

/** The regional events of the partner at which attendance was listed. */
async function meetings(visit: Visit, { face, project, partner }: Group): Promise<Html> {
  const { reader } = visit;
  const say = reader.say(words);
  const capacity = await capacityOf(visit, project.id);
  const all = await eventsWithGuests(visit, face, capacity);
  const own = all.filter(({ variety, partnerId }) => variety === 'regional-event' && partnerId === partner.id);
  if (own.length === 0) return emptyState({ title: say('meetings.none'), body: say('meetings.noneHelp') });
  return table(reader, {
    caption: say('meetings.title'),
    hideCaption: true,
    columns: [
      { header: say('column.event'), rowHeader: true, cell: ({ title, page }) => link(title, page) },
      { header: say('column.date'), cell: ({ happensOn }) => happensOn && reader.date(happensOn) },
      {
        header: say('column.people'),
        numeric: true,
        cell: ({ id }) => reader.number(capacity.byEvent.get(id)?.people ?? 0),
      },
    ],
    rows: own,
  });
}
