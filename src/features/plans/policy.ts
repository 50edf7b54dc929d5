import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import type { Say } from '../../kernel/words.ts';
import { mayWrite, writesIn } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import type { Plan } from './plan.ts';
import type words from './words.json';

type SayPlans = Say<typeof words>;

/** May this person begin a plan in the project? */
export function mayAddPlan(who: Who, project: ProjectInScope, say: SayPlans): Answer {
  return writesIn(who, project.id) ? yes : no(say('may.notWriting'));
}

/** May this person change the plan, publish and withdraw it? A shared plan belongs to each of its partners. */
export function mayEditPlan(who: Who, project: ProjectInScope, head: RecordHead, plan: Plan, say: SayPlans): Answer {
  return mayWrite(who, project.id, head, plan.furtherPartnerIds) ? yes : no(say('may.notYourPlan'));
}

/** A plan's page can be taken away only when no public action leads to it. */
export function mayBeWithdrawn(publicActions: number, say: SayPlans): Answer {
  return publicActions === 0 ? yes : no(say('may.actionsFirst', { count: publicActions }));
}
