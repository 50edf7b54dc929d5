import type { WorkspaceVisit } from '../../kernel/visit.ts';
import type { HistoryWords } from '../../layout/history/index.ts';
import type { Translatable } from '../../layout/translation/index.ts';
import { practiceForm } from './form.ts';
import { mayEditPractice } from './policy.ts';
import { translatedFields } from './practice.ts';
import type { StoredPractice } from './store.ts';
import words from './words.json' with { type: 'json' };

/** A practice's texts, to be told in other languages; headings keep the limits of the form. */
export function translatableOf(visit: WorkspaceVisit, { head, practice }: StoredPractice): Translatable {
  const say = visit.reader.say(words);
  const fields = translatedFields.map((name) => {
    const { control, limit } = practiceForm.fields[name];
    const field = { name, label: say(`field.${name}`), original: practice[name] };
    return control === 'text' && limit !== undefined ? { ...field, limit } : field;
  });
  return { head, fields, mayTranslate: mayEditPractice(visit.who, visit.project, head, say) };
}

/** What the history calls the fields of a practice and their values: the words of the form. */
export function historyWords(visit: WorkspaceVisit): HistoryWords {
  const has = (key: string): key is keyof typeof words => Object.hasOwn(words, key);
  const say = visit.reader.say(words);
  const formName: Readonly<Record<string, string>> = { date: 'startsOn', variety: 'outcome' };
  const wordFor = (key: string) => (has(key) ? say(key) : null);
  return {
    field: (name) => wordFor(`field.${formName[name] ?? name}`),
    value: (name, value) => wordFor(name === 'state' ? `state.${value}` : `choice.${formName[name] ?? name}.${value}`),
  };
}
