import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { Problems } from '../../kernel/forms.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { Say } from '../../kernel/words.ts';
import { mayWrite, writesFor, writesIn } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import words from './words.json' with { type: 'json' };

type SayLearning = Say<typeof words>;

export function mayAddEvent(who: Who, project: ProjectInScope, say: SayLearning): Answer {
  return writesIn(who, project.id) ? yes : no(say('policy.add'));
}

export function mayEditEvent(who: Who, project: ProjectInScope, head: RecordHead, say: SayLearning): Answer {
  return mayWrite(who, project.id, head) ? yes : no(say('policy.editEvent'));
}

export function mayAddLesson(who: Who, project: ProjectInScope, say: SayLearning): Answer {
  return writesIn(who, project.id) ? yes : no(say('policy.add'));
}

export function mayEditLesson(who: Who, project: ProjectInScope, head: RecordHead, say: SayLearning): Answer {
  return mayWrite(who, project.id, head) ? yes : no(say('policy.editLesson'));
}

/** The partner of somebody who writes for one alone. */
export function onlyPartner(visit: WorkspaceVisit): string | null {
  const partners = writesFor(visit.who, visit.project.id);
  return partners !== 'everybody' && partners.length === 1 ? (partners[0] ?? null) : null;
}

/** Whether an event's host or a lesson's learner may be this partner (null: none in particular). */
function mayGiveTo(who: Who, project: ProjectInScope, partner: string | null, say: SayLearning): Answer {
  const partners = writesFor(who, project.id);
  return partners === 'everybody' || (partner !== null && partners.includes(partner)) ? yes : no(say('policy.partner'));
}

/** What is wrong with the partner chosen in a field: no partner of the project, or not one the person writes for. */
export function problemsInPartner(
  visit: WorkspaceVisit,
  field: string,
  partner: string | null,
  present: string | null,
  all: readonly { value: string }[],
): Problems {
  if (partner !== null && !all.some(({ value }) => value === partner)) return { [field]: { key: 'notAChoice' } };
  if (partner !== null && partner === present) return {};
  const answer = mayGiveTo(visit.who, visit.project, partner, visit.reader.say(words));
  return answer.may ? {} : { [field]: { key: 'wrong', text: answer.reason } };
}
