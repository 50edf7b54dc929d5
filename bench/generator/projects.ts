import type { PublishedProject } from '../../src/features/projects/index.ts';
import { makeEvent, makeLesson } from './events.ts';
import { day, lastMoment, type MadeProject, type Making } from './making.ts';
import { makePartners, type MadePartner } from './partners.ts';
import { makePeople, placePeople } from './people.ts';
import { makeAction, makePlan, type MadeAction } from './plans.ts';
import { makePractice, type Tied } from './practices.ts';
import type { SetSize } from './sets.ts';
import { makeTies } from './ties.ts';

const firstStart = Date.UTC(2015, 0, 1);
/** One project in so many is closed to the public. */
const closedEvery = 50;

/** Makes one project with everything in it. `elsewhere`: practices of the project before it, to be taken up here, too. */
export function makeProject(making: Making, index: number, size: SetSize, elsewhere: readonly Tied[]): Tied[] {
  making.beginProject(index);
  const { chance } = making;
  const from = firstStart + chance.below(2800) * day;
  const project: MadeProject = {
    id: making.ids.next(),
    slug: `made-${index + 1}`,
    isPublic: index % closedEvery !== closedEvery - 1,
    from,
    to: Math.min(from + 1460 * day, lastMoment),
    people: [],
  };
  makePeople(making, project, size.people);
  describeProject(making, project);
  const partners = makePartners(making, project, Math.max(1, size.partners));
  placePeople(making, project, partners);
  const practices = Array.from({ length: size.practices }, (_, number) =>
    makePractice(making, project, chance.pick(partners), number + 1),
  );
  const events = Array.from({ length: size.events }, (_, number) => makeEvent(making, project, partners, number + 1));
  const lessons = events
    .filter(() => chance.in100(35))
    .map((event, number) => ({ event, lesson: makeLesson(making, project, chance.pick(partners), number + 1) }));
  const actions = makePlans(making, project, partners, size);
  makeTies(making, project, { partners, practices, events, lessons, actions, elsewhere });
  return practices.filter((practice) => practice.isOpen).slice(0, 20);
}

function describeProject(making: Making, project: MadeProject): void {
  const title = making.title('en');
  const [summary, objective, problem] = [making.text('en', 1), making.text('en', 2), making.text('en', 2, 20)];
  const startsOn = new Date(project.from).toISOString().slice(0, 7) as PublishedProject['project']['startsOn'];
  const value: PublishedProject['project'] = {
    id: project.id,
    slug: project.slug,
    acronym: project.slug.toUpperCase(),
    title: title.text,
    summary: summary.text,
    language: 'en',
    programme: 'A made programme',
    ruleSet: 'interreg-europe-2014-2020',
    startsOn,
    endsOn: null,
    ownPhases: [],
    objective: objective.text,
    problem: problem.text,
    keyIssues: [making.title('en').text],
    plannedOutputs: [],
    targets: [],
    erdf: making.chance.between(50_000_000, 250_000_000),
    erdfNote: '',
    sources: [],
    isFictional: true,
    isPublic: project.isPublic,
  };
  const content: PublishedProject = { project: value, moves: [] };
  const head = { id: project.id, kind: 'project', title, summary, language: 'en', happensOn: startsOn } as const;
  const changes = making.changes('en', 10);
  making.record(project, { ...head, at: project.from, words: [objective, problem], content, changes }, null);
  making.rows.add('project', {
    id: project.id,
    slug: project.slug,
    acronym: value.acronym,
    title: value.title,
    programme: value.programme,
    rule_set: value.ruleSet,
    starts_on: value.startsOn,
    ends_on: null,
    is_fictional: true,
    is_public: project.isPublic,
    created_at: new Date(project.from).toISOString(),
    objective: value.objective,
    problem: value.problem,
    key_issues: value.keyIssues,
    planned_outputs: [],
    targets: '[]',
    erdf: value.erdf,
    erdf_note: '',
    sources: '[]',
  });
}

function makePlans(
  making: Making,
  project: MadeProject,
  partners: readonly MadePartner[],
  size: SetSize,
): MadeAction[] {
  const plans = Array.from({ length: Math.max(1, size.plans) }, (_, number) => {
    const partner = partners[number % partners.length] ?? making.chance.pick(partners);
    return makePlan(making, project, partner, number < partners.length, number + 1);
  });
  const updatesUpTo = (number: number) => Math.round((size.updates * number) / size.actions);
  return Array.from({ length: size.actions }, (_, number) => {
    const updates = updatesUpTo(number + 1) - updatesUpTo(number);
    return makeAction(making, project, { plan: making.chance.pick(plans), partners, updates, number: number + 1 });
  });
}
