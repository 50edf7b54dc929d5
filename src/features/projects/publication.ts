import type { ProjectScope, Scope } from '../../kernel/scope.ts';
import { needPublished, publish, withdraw, type PublicProject, type Published } from '../../records/publishing.ts';
import { closeShelf, openShelf } from '../../records/shelf.ts';
import type { ClockMove } from '../clock/index.ts';
import { movesOf } from './moves.ts';
import type { Project } from './project.ts';
import { needProject } from './store.ts';

/** What the public reads of a project: the facts, and the moves of its clock without who made them. */
export interface PublishedProject {
  readonly project: Project;
  readonly moves: readonly ClockMove[];
}

/** What the public would read if the project were published now. */
export async function publicValueOf(scope: ProjectScope): Promise<PublishedProject> {
  const { project } = await needProject(scope);
  const moves = (await movesOf(scope)).map(({ by: _by, at: _at, ...move }) => move);
  // That it is public is said by its being there.
  return { project: { ...project, isPublic: true }, moves };
}

/** Opens the project to the public, or renews what the public reads of it. */
export async function publishProject(scope: ProjectScope): Promise<void> {
  await openShelf(scope);
  const { head } = await needProject(scope);
  const value = await publicValueOf(scope);
  const { acronym, programme, objective, problem, keyIssues, plannedOutputs } = value.project;
  const words = [acronym, programme, objective, problem, ...keyIssues, ...plannedOutputs].join('\n');
  await publish(scope, head, value, { country: null, words });
}

/** Closes the project to the public, with everything in it; what is published there waits unseen. */
export async function withdrawProject(scope: ProjectScope): Promise<void> {
  const { head } = await needProject(scope);
  await withdraw(scope, head);
  await closeShelf(scope);
}

/** A project as the public reads it; NotFound when it is not public. */
export function needPublicProject(
  scope: Scope,
  slug: string,
): Promise<Published<PublishedProject> & { project: PublicProject }> {
  return needPublished<PublishedProject>(scope, slug, 'project', slug);
}

/** The public projects by acronym, so many a page, and how many there are. */
export async function publicProjects(
  scope: Scope,
  options: { page?: number; perPage?: number } = {},
): Promise<{ projects: PublishedProject[]; total: number }> {
  const { page = 1, perPage = 20 } = options;
  const projects = scope.db
    .selectFrom('published')
    .innerJoin('project', 'project.id', 'published.record_id')
    .where('published.kind', '=', 'project')
    .where('project.is_public', '=', true);
  const { total } = await projects.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await projects
    .select('published.content')
    .orderBy('project.acronym')
    .orderBy('project.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
  return { projects: rows.map((row) => (row.content as { content: PublishedProject }).content), total };
}
