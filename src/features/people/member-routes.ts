import { address } from '../../kernel/address.ts';
import { Conflict, mustBeAllowed } from '../../kernel/answers.ts';
import { asTyped } from '../../kernel/forms.ts';
import type { Routes } from '../../kernel/routes.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { projectAddress } from '../../records/kinds.ts';
import { placeForm } from './forms.ts';
import { invitationsOf } from './invitation.ts';
import {
  changePlace,
  countCoordinators,
  endMembership,
  fitsTogether,
  formerMembersOf,
  holdCoordinators,
  membersOf,
  needMember,
  partnerNames,
  staysCoordinated,
} from './membership.ts';
import { peoplePage } from './people-views.ts';
import { endingPage, placePage } from './place-views.ts';
import { mayEnd, mayGive, mayReadFormer } from './policy.ts';
import words from './words.json' with { type: 'json' };

export function memberRoutes({ workspace }: Routes): void {
  workspace.read('/people', async (visit) => {
    const say = visit.reader.say(words);
    const { who, project } = visit;
    const invitations = await invitationsOf(visit);
    return visit.page(
      peoplePage(visit, {
        members: await membersOf(visit),
        invitations: invitations.filter((one) => mayGive(who, project.id, one, say).may),
        former: mayReadFormer(who, project.id) ? await formerMembersOf(visit) : [],
      }),
    );
  });
  workspace.read('/people/:id/place', async (visit) => {
    const member = await needMember(visit, visit.param('id'));
    mustBeAllowed(mayGive(visit.who, visit.project.id, member, visit.reader.say(words)));
    const values = asTyped({ role: member.role, partner: member.partnerId });
    return visit.page(placePage(visit, member, await partnerNames(visit), { values }));
  });
  workspace.write('/people/:id/place', place);
  workspace.read('/people/:id/ending', async (visit) => {
    const member = await needMember(visit, visit.param('id'));
    const say = visit.reader.say(words);
    mustBeAllowed(mayEnd(visit.who, visit.project.id, member, say));
    const coordinated = staysCoordinated(await countCoordinators(visit), member, null, say);
    return visit.page(endingPage(visit, member, coordinated));
  });
  workspace.write('/people/:id/ending', end);
}

const peopleOf = (visit: WorkspaceVisit) => address`${projectAddress('workspace', visit.project.slug)}/people`;

async function place(visit: WorkspaceVisit): Promise<Response> {
  const say = visit.reader.say(words);
  const { who, project } = visit;
  const member = await needMember(visit, visit.param('id'));
  mustBeAllowed(mayGive(who, project.id, member, say));
  const partners = await partnerNames(visit);
  const read = visit.read(placeForm);
  if (!read.ok) return visit.page(placePage(visit, member, partners, { refused: read }), 422);
  const next = { role: read.values.role, partnerId: read.values.partner };
  const known = next.partnerId === null || partners.some(({ id }) => id === next.partnerId);
  await holdCoordinators(visit);
  const rules = [
    ['partner', fitsTogether(next, say)],
    ['role', staysCoordinated(await countCoordinators(visit), member, next.role, say)],
    ['role', mayGive(who, project.id, next, say)],
  ] as const;
  const broken = rules.flatMap(([field, answer]) =>
    answer.may ? [] : [[field, { key: 'wrong', text: answer.reason }] as const],
  );
  const problems = { ...(known ? {} : { partner: { key: 'notAChoice' } as const }), ...Object.fromEntries(broken) };
  if (Object.keys(problems).length > 0) {
    return visit.page(placePage(visit, member, partners, { refused: { typed: read.typed, problems } }), 422);
  }
  await changePlace(visit, member, next);
  return visit.redirect(peopleOf(visit), { text: say('place.saved', { name: member.name }) });
}

async function end(visit: WorkspaceVisit): Promise<Response> {
  const say = visit.reader.say(words);
  const { who, project } = visit;
  const member = await needMember(visit, visit.param('id'));
  mustBeAllowed(mayEnd(who, project.id, member, say));
  await holdCoordinators(visit);
  const coordinated = staysCoordinated(await countCoordinators(visit), member, null, say);
  if (!coordinated.may) throw new Conflict(coordinated.reason);
  await endMembership(visit, member);
  return member.personId === who.person.id
    ? visit.redirect(address`/inbox`, { text: say('ending.left', { project: project.acronym }) })
    : visit.redirect(peopleOf(visit), { text: say('ending.done', { name: member.name }) });
}
