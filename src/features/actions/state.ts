import type { Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import { stateTag, type Tone } from '../../ui/index.ts';
import type { ActionState } from './action.ts';
import words from './words.json' with { type: 'json' };

const tones: Record<ActionState, Tone> = {
  unknown: 'plain',
  'not-started': 'plain',
  'under-way': 'now',
  delayed: 'waiting',
  done: 'done',
  stopped: 'stopped',
  'not-implemented': 'stopped',
};

/** What a state is called. */
export function actionStateName(reader: Reader, state: ActionState): string {
  return reader.say(words)(`choice.state.${state}`);
}

/** A state with its symbol and colour. */
export function actionStateTag(reader: Reader, state: ActionState): Html {
  return stateTag({ label: actionStateName(reader, state), tone: tones[state] });
}
