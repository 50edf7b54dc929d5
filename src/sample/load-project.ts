import { newClock, type Clock, type ClockMove } from '../features/clock/index.ts';
import { createProject, moveClock, needProject, publishProject } from '../features/projects/index.ts';
import type { ProjectScope, Scope } from '../kernel/scope.ts';
import type { PartialDate } from '../kernel/dates.ts';
import { sourcesOf } from './data-files.ts';
import type { Network, ProjectData } from './network.ts';
import type { Actor } from './stage.ts';

/** Makes the network's project, on the day it began, and opens it to the public. */
export async function loadProject(scope: Scope, network: Network, lead: Actor): Promise<ProjectScope> {
  const { key: _key, day, today, moves: _moves, texts: _texts, targets, sources, ...values } = network.project;
  const now = new Date(`${day}T08:00:00Z`);
  const made = await createProject(
    { ...scope, who: lead, now },
    {
      ...values,
      ownPhases: [],
      isFictional: today !== undefined,
      targets: targets.map((target) => ({ ...target, source: addressOf(network, target.source) })),
      sources: sourcesOf(network, sources),
    },
  );
  if (made === null) throw new Error(`there is a project ${values.acronym} already`);
  return made;
}

function addressOf(network: Network, source: string | null): string | null {
  return source === null || source.includes('://') ? source : (network.sources[source]?.address ?? null);
}

/** Moves the dates of the project's clock as its story tells. */
export async function moveDates(scope: ProjectScope, { moves = [] }: ProjectData): Promise<void> {
  for (const { day, item, to, movesLater, reason } of moves) {
    const { project, head } = await needProject(scope);
    const was = dateOf(newClock(project), item);
    await moveClock({ ...scope, now: new Date(`${day}T08:00:00Z`) }, head, { item, was, to, movesLater, reason });
  }
}

/** The joint report of a semester, the one thing the story moves. */
function dateOf(clock: Clock, item: ClockMove['item']): PartialDate {
  const semester = clock.semesters.find(({ number }) => item === `semester-${number}-joint-report`);
  if (!semester) throw new Error(`the sample moves ${item}`);
  return semester.jointReportDue;
}

export async function openProject(scope: ProjectScope): Promise<void> {
  await publishProject(scope);
}
