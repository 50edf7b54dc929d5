import { no, yes, type Answer } from '../../kernel/answers.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { ProjectInScope, Who } from '../../kernel/scope.ts';
import { mayWrite } from '../../records/editing.ts';
import type { RecordHead } from '../../records/record.ts';
import type { Opening, Standing } from './opening.ts';
import type { Registration } from './registration.ts';
import words from './words.json' with { type: 'json' };

/** Whether somebody is a host of an event: opens registration, sees who comes and what they need. */
export function mayHost(
  who: Who,
  project: Pick<ProjectInScope, 'id'>,
  head: Pick<RecordHead, 'partnerId' | 'createdBy'>,
  reader: Reader,
): Answer {
  return mayWrite(who, project.id, head) ? yes : no(reader.say(words)('policy.host'));
}

/** Whether somebody may register now; `own` is what they have already, by invitation or otherwise. */
export function mayRegister(opening: Opening, standing: Standing, own: Registration | null, reader: Reader): Answer {
  if (standing !== 'open') return no(reader.say(words)(`standing.${standing}`));
  const isInvited = own !== null && own.invitedAt !== null;
  return opening.audience === 'anybody' || isInvited ? yes : no(reader.say(words)('policy.invited'));
}
