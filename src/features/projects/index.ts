/** The door of the projects: what they are, their time, and who may see and change them. */
import type { Reader } from '../../kernel/reader.ts';
import type { Routes } from '../../kernel/routes.ts';
import { sayIn, type Words } from '../../kernel/words.ts';
import { projectHistoryRoutes, type HistoryWords } from '../../layout/history/index.ts';
import type { Kind } from '../../records/kinds.ts';
import { itemName } from '../clock/index.ts';
import { administrationRoutes } from './administration-routes.ts';
import { clockRoutes } from './clock-routes.ts';

import { overviewRoutes } from './routes.ts';
import ownWords from './words.json' with { type: 'json' };

export { moveClock, movesOf } from './moves.ts';
export { blankProject, type Project, type ProjectValues, type Target } from './project.ts';
export { needPublicProject, publicProjects, publishProject, type PublishedProject } from './publication.ts';
export { changeProject, createProject, needProject } from './store.ts';
export { projectFacts } from './facts-view.ts';

/** What a kind calls its fields (`field.<name>`) and their values (`choice.<name>.<value>`): words, or who finds them. */
export type KindWords = Words | ((reader: Reader) => HistoryWords);

/** Each kind's words for the history of a whole project; of a project itself, what features above remember of it. */
export type WordsByKind = Partial<Record<Exclude<Kind, 'project'>, KindWords>> & { readonly project?: Words };

export function projectRoutes(routes: Routes, words: WordsByKind = {}): void {
  administrationRoutes(routes);
  overviewRoutes(routes);
  clockRoutes(routes);
  projectHistoryRoutes(routes, (reader, kind) =>
    historyWords(reader, kind === 'project' ? { ...words.project, ...ownWords } : (words[kind] ?? {})),
  );
}

function historyWords(reader: Reader, words: KindWords): HistoryWords {
  if (typeof words === 'function') return words(reader);
  const say = sayIn(reader.language, words);
  const known = (key: string) => (Object.hasOwn(words, key) ? say(key) : null);
  return {
    field: (name) => known(`field.${name}`),
    value: (name, value) => (name === 'clockItem' ? itemName(reader, value) : known(`choice.${name}.${value}`)),
  };
}
