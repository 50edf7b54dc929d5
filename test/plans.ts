import type { Person } from '../src/kernel/scope.ts';
import {
  createAction,
  needAction,
  publishAction,
  type ActionState,
  type ActionValues,
} from '../src/features/actions/index.ts';
import { createPlan, needPlan, publishPlan, type PlanValues } from '../src/features/plans/index.ts';
import type { TestProject, World } from './world.ts';

const nothing = { summary: '', themes: [], furtherPartnerIds: [], startsOn: null, endsOn: null, sources: [] };
const nothingInPlan = { instrumentId: null, contactOrganisation: '', policyContext: '', englishSummary: '' };
const nothingInAction = {
  ...{ background: '', activities: '', nature: '', stakeholders: '', timeframeNote: '' },
  ...{ cost: null, costNote: '', funding: '', results: '', indicators: [] },
};

type Told<Values, Known extends keyof Values> = Partial<Values> &
  Pick<Values, Known> & { readonly isPublished?: boolean };

/** A plan of which little is known. */
export async function addPlan(
  world: World,
  project: TestProject,
  person: Person,
  { isPublished = false, ...values }: Told<PlanValues, 'title' | 'partnerId'>,
): Promise<{ id: string; slug: string }> {
  return world.inProject(project, person, async (scope) => {
    const made = await createPlan(scope, { ...nothing, ...nothingInPlan, language: 'en', ...values });
    if (isPublished) await publishPlan(scope, await needPlan(scope, made.slug));
    return made;
  });
}

/** An action of which little is known. */
export async function addAction(
  world: World,
  project: TestProject,
  person: Person,
  {
    isPublished = false,
    state = 'under-way',
    ...values
  }: Told<ActionValues, 'title' | 'planId' | 'partnerId'> & { readonly state?: ActionState },
): Promise<{ id: string; slug: string; workspace: string; open: string }> {
  const made = await world.inProject(project, person, async (scope) => {
    const action = await createAction(scope, { ...nothing, ...nothingInAction, language: 'en', ...values }, state);
    if (isPublished) await publishAction(scope, await needAction(scope, action.slug));
    return action;
  });
  const page = `${project.slug}/actions/${made.slug}`;
  return { ...made, workspace: `/p/${page}`, open: `/projects/${page}` };
}
