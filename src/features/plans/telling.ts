import type { Reader } from '../../kernel/reader.ts';
import type { HistoryWords } from '../../layout/history/index.ts';
import { isPlanState } from './plan.ts';
import words from './words.json' with { type: 'json' };

/** What a plan calls its fields and states in the history. */
export function historyWords(reader: Reader): HistoryWords {
  const say = reader.say(words);
  const isWord = (key: string): key is keyof typeof words => Object.hasOwn(words, key);
  return {
    field: (name) => {
      const key = `field.${name}`;
      return isWord(key) ? say(key) : null;
    },
    value: (name, value) => (name === 'state' && isPlanState(value) ? say(`choice.state.${value}`) : null),
  };
}
