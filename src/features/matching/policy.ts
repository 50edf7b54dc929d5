import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import { mayWrite } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import words from './words.json' with { type: 'json' };

/** May this person say what does not match a record? Whoever may change the record may. */
export function maySetAside(visit: WorkspaceVisit, head: RecordHead): Answer {
  return mayWrite(visit.who, visit.project.id, head) ? yes : no(visit.reader.say(words)('policy.setAside'));
}
