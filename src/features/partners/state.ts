import type { Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Words } from '../../kernel/words.ts';
import { stateTag, type Tone } from '../../ui/index.ts';
import words from './words.json' with { type: 'json' };

const tones = {
  open: 'waiting',
  'worked-on': 'now',
  met: 'done',
  dropped: 'stopped',
  offered: 'done',
  ended: 'stopped',
  replaced: 'stopped',
} as const satisfies Record<string, Tone>;

function isState(state: string): state is keyof typeof tones {
  return Object.hasOwn(tones, state);
}

/** What a state of a need, strength, instrument or partner is called. */
export function stateName(reader: Reader, state: string): string {
  return isState(state) ? reader.say(words)(`choice.state.${state}`) : state;
}

/** The mark of a state; nothing for a record that has none, or one that belongs to another kind. */
export function stateMark(reader: Reader, state: string): Html | null {
  return isState(state) ? stateTag({ label: stateName(reader, state), tone: tones[state] }) : null;
}

/** The words of the states, for the history of the records that have them. */
export const stateWords: Words = Object.fromEntries(
  Object.entries(words).filter(([key]) => key.startsWith('choice.state.')),
);
