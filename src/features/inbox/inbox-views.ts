import { address, type Address } from '../../kernel/address.ts';
import { html, type Html } from '../../kernel/html.ts';
import { publicPage } from '../../layout/index.ts';
import { projectAddress, recordAddress } from '../../records/kinds.ts';
import type { Notice } from '../../records/notices.ts';
import { buttonForm, card, cardList, emptyState, link, pageHead, section, stateTag, tag } from '../../ui/index.ts';
import type { OwnProject, PersonVisit } from '../account/index.ts';
import { actionStateName, isActionState } from '../actions/index.ts';
import { workshopAddress } from '../adaptation/index.ts';
import { adoptionWords, stages } from '../adoption/index.ts';
import { roleName } from '../people/index.ts';
import { expectedRule } from '../progress/index.ts';
import { isLate, type Expectation } from './expectation.ts';
import words from './words.json' with { type: 'json' };

interface Inbox {
  readonly expected: readonly Expectation[];
  readonly notices: readonly Notice[];
  readonly projects: readonly OwnProject[];
}

export function inboxPage(visit: PersonVisit, { expected, notices, projects }: Inbox): Html {
  const say = visit.reader.say(words);
  return publicPage(visit, {
    title: say('inbox.title'),
    unlisted: true,
    main: html`${pageHead({ title: say('inbox.title'), lead: say('inbox.lead', { count: expected.length }) })}
${expected.length > 0 && expectedList(visit, expected)}
${section({ title: say('inbox.news'), actions: seenButton(visit), body: noticeList(visit, notices) })}
${section({ title: say('inbox.projects'), body: projectCards(visit, projects) })}`,
  });
}

function expectedList(visit: PersonVisit, expected: readonly Expectation[]): Html {
  const { reader, now } = visit;
  const late = stateTag({ label: reader.say(words)('expected.late'), tone: 'now' });
  return html`<ul class="plain-list stack">
${expected.map(
  (one) =>
    html`<li>${card({ level: 2, title: one.what, address: one.address, above: one.project, body: one.why, foot: isLate(one, now, reader.zone) && late })}</li>`,
)}
</ul>
${expected.some((one) => one.isUpdate) && html`<p class="small subtle">${expectedRule(reader)}</p>`}`;
}

function seenButton(visit: PersonVisit): Html | false {
  const label = visit.reader.say(words)('inbox.markSeen');
  return visit.unseen > 0 && buttonForm({ action: address`/inbox/seen`, label, variant: 'secondary' });
}

function noticeList(visit: PersonVisit, notices: readonly Notice[]): Html {
  const { reader } = visit;
  const say = reader.say(words);
  if (notices.length === 0) return emptyState({ title: say('inbox.noNews'), body: say('inbox.noNewsHow') });
  return html`<ul class="plain-list stack">
${notices.map(
  (notice) => html`<li>${notice.seenAt === null && stateTag({ label: say('notice.new'), tone: 'now' })}
${link(noticeText(visit, notice), noticeAddress(notice))}
<span class="subtle small">${notice.project.acronym}, <time datetime="${notice.at.toISOString()}">${reader.moment(notice.at)}</time></span></li>`,
)}
</ul>`;
}

/** What happened, in a sentence that names the record. */
function noticeText(visit: PersonVisit, notice: Notice): string {
  const say = visit.reader.say(words);
  const { name = '', state = '', stage = '' } = notice.detail;
  const taken = stages.find((one) => one === stage);
  const known = taken ? visit.reader.say(adoptionWords)(`stage.${taken}`) : state;
  const standing = isActionState(state) ? actionStateName(visit.reader, state) : known;
  return say(`notice.${notice.kind}`, { title: notice.record.title, name, state: standing });
}

function noticeAddress({ kind, record, project }: Notice): Address {
  if (kind === 'member-joined') return address`${projectAddress('workspace', project.slug)}/people`;
  if (kind === 'adaptation-asked' || kind === 'workshop-invited') {
    return workshopAddress(project.slug, record.slug);
  }
  return recordAddress('workspace', record.kind, project.slug, record.slug);
}

function projectCards(visit: PersonVisit, projects: readonly OwnProject[]): Html {
  const { reader, who } = visit;
  const say = reader.say(words);
  if (projects.length === 0) {
    return emptyState({
      title: say('inbox.noProject'),
      body: say('inbox.noProjectHow'),
      action: link(say('inbox.readPublic'), address`/projects`),
    });
  }
  const rolesOf = (project: OwnProject) => {
    const roles = who.memberships.filter((one) => one.project === project.id).map((one) => roleName(reader, one.role));
    return roles.length > 0 ? [...new Set(roles)].join(', ') : say('inbox.administrator');
  };
  return cardList(
    projects.map((project) =>
      card({
        title: project.acronym,
        address: projectAddress('workspace', project.slug),
        above: rolesOf(project),
        body: project.title,
        foot: project.isFictional && tag(say('inbox.fictional')),
      }),
    ),
  );
}
