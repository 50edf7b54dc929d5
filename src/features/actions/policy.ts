import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { ProjectInScope, Scope, Who } from '../../kernel/scope.ts';
import { mayWrite, writesIn } from '../../records/editing.ts';
import type { Action } from './action.ts';
import type { StoredAction } from './store.ts';
import words from './words.json' with { type: 'json' };

/** May this person begin an action in the project? */
export function mayAddAction(who: Who, project: ProjectInScope, reader: Reader): Answer {
  return writesIn(who, project.id) ? yes : no(reader.say(words)('may.notWriting'));
}

/** May this person change the action, publish and withdraw it? A joint action belongs to each of its partners. */
export function mayEditAction(
  who: Who,
  project: ProjectInScope,
  { head, value: action }: StoredAction,
  reader: Reader,
): Answer {
  const mayEdit = mayWrite(who, project.id, head, action.furtherPartnerIds);
  return mayEdit ? yes : no(reader.say(words)('may.notYourAction'));
}

/** An action's public page leads to its plan, so the plan comes first. */
export async function mayBePublished(scope: Scope, action: Action, reader: Reader): Promise<Answer> {
  const plan = await scope.db
    .selectFrom('published')
    .select('record_id')
    .where('record_id', '=', action.planId)
    .executeTakeFirst();
  return plan ? yes : no(reader.say(words)('may.planFirst'));
}
