import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { lessonWords, mayAddLesson } from '../lessons/index.ts';
import type { StoredEvent } from '../events/index.ts';
import { isVisitor, type Brought } from './visit.ts';
import words from './words.json' with { type: 'json' };

/** May this person say what they bring home? Whoever belongs to a partner that visits. */
export function mayBringHome({ who, project, reader }: WorkspaceVisit, event: StoredEvent): Answer {
  const visits = isVisitor(who, project.id, event.value) || who.person.isAdministrator;
  return visits ? yes : no(reader.say(words)('policy.visitor'));
}

/** May this person change it, or say that it is done? It is theirs alone. */
export function mayChangeBrought({ who, reader }: WorkspaceVisit, { person }: Brought): Answer {
  return person.id === who.person.id ? yes : no(reader.say(words)('policy.own'));
}

/** May this person write down an unwritten lesson? A visitor who writes for their partner. */
export function mayTellUnwritten(visit: WorkspaceVisit, event: StoredEvent): Answer {
  const came = mayBringHome(visit, event);
  return came.may ? mayAddLesson(visit.who, visit.project, visit.reader.say(lessonWords)) : came;
}
