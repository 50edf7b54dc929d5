import type { PublishedProject } from '../../src/features/projects/index.ts';
import { day, lastMoment, type MadeProject, type Making } from './making.ts';
import { makeEvent, makeLesson } from './events.ts';
import { makeLink } from './links.ts';
import { makePartners, type MadePartner } from './partners.ts';
import { makeAction, makePlan, type MadeAction } from './plans.ts';
import { makePractice, type Tied } from './practices.ts';
import type { SetSize } from './sets.ts';

const firstStart = Date.UTC(2015, 0, 1);

/** Makes one project with everything in it. `elsewhere`: practices of the project before it, to be taken up here, too. */
export function makeProject(making: Making, index: number, size: SetSize, elsewhere: readonly Tied[]): Tied[] {
  making.beginProject(index);
  const { chance } = making;
  const from = firstStart + chance.below(2800) * day;
  const slug = `made-${index + 1}`;
  const project: MadeProject = { id: making.ids.next(), slug, isPublic: index % 50 !== 49, from, to: Math.min(from + 1460 * day, lastMoment), people: [] };
  makePeople(making, project, size.people);
  describeProject(making, project);
  const partners = makePartners(making, project, Math.max(1, size.partners));
  placePeople(making, project, partners);
  const practices = Array.from({ length: size.practices }, (_, number) => makePractice(making, project, chance.pick(partners), number + 1));
  const events = Array.from({ length: size.events }, (_, number) => makeEvent(making, project, partners, number + 1));
  const lessons = events.filter(() => chance.in100(35)).map((event, number) => ({ event, lesson: makeLesson(making, project, chance.pick(partners), number + 1) }));
  const actions = makePlans(making, project, partners, size);
  for (const { event, lesson } of lessons) tie(making, project, partners, 'lesson-from', lesson, event);
  for (const practice of practices) {
    const event = events[chance.below(Math.max(1, events.length) * 2)];
    if (event) tie(making, project, partners, event.kind === 'import-workshop' ? 'adapted-in' : event.kind === 'study-visit' ? 'visited-at' : 'shown-at', practice, event);
  }
  for (const action of actions) tieAction(making, project, action, practices, elsewhere);
  return practices.filter((practice) => practice.isOpen).slice(0, 20);
}

function makePeople(making: Making, project: MadeProject, count: number): void {
  for (let number = 0; number < Math.max(2, count); number++) {
    const id = making.ids.next();
    project.people.push(id);
    const language = making.language();
    making.rows.add('person', {
      ...{ id, email: `person-${number}@${project.slug}.example`, name: `${making.city()} ${making.city()} ${number}`, language, zone: 'Europe/Brussels' },
      ...{ contact: '', contact_consent_at: null, is_sample: false, created_at: new Date(project.from).toISOString(), ended_at: null },
    });
  }
}

/** The first coordinates, the next ones lead a partner each, then come officers, and most are stakeholders. */
function placePeople(making: Making, project: MadeProject, partners: readonly MadePartner[]): void {
  project.people.forEach((person, number) => {
    const partner = number === 0 ? null : (partners[(number - 1) % partners.length]?.id ?? null);
    const role = number === 0 ? 'lead-coordinator' : number <= partners.length ? 'partner-lead' : number <= partners.length * 4 ? 'editor' : number % 40 === 0 ? 'controller' : 'stakeholder';
    making.rows.add('membership', { id: making.ids.next(), project_id: project.id, person_id: person, partner_id: partner, role, created_at: new Date(project.from).toISOString(), ended_at: making.chance.in100(4) && number > 0 ? new Date(project.to).toISOString() : null, made_by: null });
  });
}

function describeProject(making: Making, project: MadeProject): void {
  const language = 'en';
  const title = making.title(language);
  const [summary, objective, problem] = [making.text(language, 1), making.text(language, 2), making.text(language, 2, 20)];
  const value = {
    ...{ id: project.id, slug: project.slug, acronym: project.slug.toUpperCase(), title: title.text, summary: summary.text, language, programme: 'A made programme', ruleSet: 'interreg-europe-2014-2020' },
    ...{ startsOn: new Date(project.from).toISOString().slice(0, 7), endsOn: null, ownPhases: [], objective: objective.text, problem: problem.text, keyIssues: [making.title(language).text], plannedOutputs: [], targets: [] },
    ...{ erdf: making.chance.between(50_000_000, 250_000_000), erdfNote: '', sources: [], isFictional: true, isPublic: project.isPublic },
  } as unknown as PublishedProject['project'];
  const content: PublishedProject = { project: value, moves: [] };
  making.record(project, { id: project.id, kind: 'project', title, summary, language, happensOn: value.startsOn, at: project.from, words: [objective, problem], content, changes: making.changes(language, 10) }, null);
  making.rows.add('project', {
    ...{ id: project.id, slug: project.slug, acronym: value.acronym, title: value.title, programme: value.programme, rule_set: value.ruleSet, starts_on: value.startsOn, ends_on: null },
    ...{ is_fictional: true, is_public: project.isPublic, created_at: new Date(project.from).toISOString(), objective: value.objective, problem: value.problem, key_issues: value.keyIssues, planned_outputs: [], targets: '[]', erdf: value.erdf, erdf_note: '', sources: '[]' },
  });
}

function makePlans(making: Making, project: MadeProject, partners: readonly MadePartner[], size: SetSize): MadeAction[] {
  const plans = Array.from({ length: Math.max(1, size.plans) }, (_, number) => makePlan(making, project, partners[number % partners.length] ?? making.chance.pick(partners), number < partners.length, number + 1));
  return Array.from({ length: size.actions }, (_, number) => {
    const updates = Math.round((size.updates * (number + 1)) / size.actions) - Math.round((size.updates * number) / size.actions);
    return makeAction(making, project, making.chance.pick(plans), partners, updates, number + 1);
  });
}

function tie(making: Making, project: MadeProject, partners: readonly MadePartner[], type: 'lesson-from' | 'shown-at' | 'visited-at' | 'adapted-in', from: Tied, to: Tied): void {
  const partner = partners.find(({ id }) => id === from.partnerId) ?? making.chance.pick(partners);
  makeLink(making, project, partner, { type, from, to, at: Math.min(project.to, lastMoment) });
}

/** What the action comes from and what it led to. */
function tieAction(making: Making, project: MadeProject, action: MadeAction, practices: readonly Tied[], elsewhere: readonly Tied[]): void {
  const { chance } = making;
  const { partner, at } = action;
  const origins = new Set(Array.from({ length: chance.between(0, 3) }, () => chance.pick(chance.in100(10) && elsewhere.length > 0 ? elsewhere : practices.length > 0 ? practices : elsewhere)));
  for (const to of origins) {
    if (!to) continue;
    const type = chance.in100(60) ? 'based-on' : 'inspired-by';
    const depth = !(to.isOpen && action.isOpen) ? undefined : action.isProven ? 4 : action.state === 'done' ? 3 : type === 'based-on' ? 2 : 1;
    makeLink(making, project, partner, { type, from: action, to, at, ...(depth ? { depth } : {}) });
  }
  const need = partner.needs[chance.below(partner.needs.length * 2)];
  if (need !== undefined) makeLink(making, project, partner, { type: 'answers', from: action, to: { id: need, partnerId: partner.id, isOpen: project.isPublic }, at });
  if (chance.in100(20)) makeLink(making, project, partner, { type: 'led-to', from: action, to: { id: partner.instrument, partnerId: partner.id, isOpen: project.isPublic }, at: Math.min(at + 300 * day, lastMoment) });
}
