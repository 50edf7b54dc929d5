import type { Answer } from '../../kernel/answers.ts';
import type { Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { HistoryWords } from '../../layout/history/index.ts';
import type { Translatable } from '../../layout/translation/index.ts';
import { stateTag, type Tone } from '../../ui/index.ts';
import { actionLimits, isActionState, type ActionState } from './action.ts';
import type { StoredAction } from './store.ts';
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

/** The texts of an action that can be told in other languages. */
export function translatable(visit: WorkspaceVisit, stored: StoredAction, mayTranslate: Answer): Translatable {
  const say = visit.reader.say(words);
  const { value: action } = stored;
  const long = ['summary', 'background', 'activities', 'nature', 'stakeholders', 'results'] as const;
  return {
    head: stored.head,
    mayTranslate,
    fields: [
      { name: 'title', label: say('field.title'), original: action.title, limit: actionLimits.title },
      ...long.map((name) => ({ name, label: say(`field.${name}`), original: action[name] })),
    ],
  };
}

/** What an action calls its fields and states in the history. */
export function historyWords(reader: Reader): HistoryWords {
  const say = reader.say(words);
  const isWord = (key: string): key is keyof typeof words => Object.hasOwn(words, key);
  return {
    field: (name) => {
      const key = `field.${name}`;
      return isWord(key) ? say(key) : null;
    },
    value: (name, value) => (name === 'state' && isActionState(value) ? actionStateName(reader, value) : null),
  };
}
