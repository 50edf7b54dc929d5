import { asTyped, choices, flag, form, lines, type Problems, type Typed, type ValuesOf } from '../../kernel/forms.ts';
import { languages, type Language, type Say } from '../../kernel/words.ts';
import { themes, type Theme } from '../../records/themes.ts';
import { conceptName, type Terms } from '../../records/vocabulary.ts';
import type words from './words.json';

/** What city governments talk about, with its names in every language. */
export interface Concept {
  readonly id: string;
  readonly terms: Terms;
  /** Ids of the concepts it is a case of. */
  readonly broader: readonly string[];
  readonly themes: readonly Theme[];
  readonly isBroad: boolean;
  readonly isEnded: boolean;
}
export type ConceptValues = Omit<Concept, 'id'>;

/** Words, one space between; a star, which stands for any ending, after at least three of them. */
const wellFormed = /^[^\s*]+(?:(?<=[^\s*]{3})\*)?(?: [^\s*]+(?:(?<=[^\s*]{3})\*)?)*$/;

function readTerm(line: string): string | null {
  const term = line.replaceAll(/\s+/g, ' ');
  return term.length <= 80 && wellFormed.test(term) && /[\p{L}\p{N}]/u.test(term) ? term : null;
}

const terms = () => ({ ...lines(readTerm), required: true });

export const conceptForm = form({
  en: terms(),
  it: terms(),
  sv: terms(),
  et: terms(),
  hu: terms(),
  broader: lines((line) => line),
  themes: choices(themes),
  isBroad: flag(),
  isEnded: flag(),
});
export type ConceptTyped = ValuesOf<typeof conceptForm.fields>;

export function typedConcept(concept: ConceptValues, nameOf: (id: string) => string): Typed {
  const { terms: said, isBroad, isEnded } = concept;
  const byLanguage = Object.fromEntries(languages.map((language) => [language, [said[language].join('\n')]]));
  const broader = concept.broader.map(nameOf).join('\n');
  return { ...byLanguage, ...asTyped({ broader, themes: concept.themes, isBroad, isEnded }) };
}

/** The concept of a list that is meant by an id or by a name in any language. */
export function meant(concepts: readonly Concept[], text: string): Concept | undefined {
  const wanted = text.toLowerCase();
  return (
    concepts.find(({ id }) => id === wanted) ??
    concepts.find((one) => languages.some((language) => one.terms[language][0]?.toLowerCase() === wanted))
  );
}

/** What the concept of a list with this id is called; the id itself where there is none. */
export function nameAmong(concepts: readonly Concept[], id: string, language: Language): string {
  const concept = concepts.find((one) => one.id === id);
  return concept ? conceptName(concept, language) : id;
}

/** What was typed as a concept, with its broader ones found; or what is wrong with it. */
export function conceptOf(
  typed: ConceptTyped,
  { id, concepts }: { readonly id: string | null; readonly concepts: readonly Concept[] },
  say: Say<typeof words>,
): { readonly values: ConceptValues } | { readonly problems: Problems } {
  const problems: Record<string, Problems[string]> = {};
  for (const language of languages) {
    const [first, ...others] = typed[language];
    if (first === undefined) problems[language] = { key: 'required' };
    else if (first.includes('*')) problems[language] = { key: 'wrong', text: say('rule.name') };
    else if (others.length >= mostTerms) problems[language] = { key: 'wrong', text: say('rule.most') };
  }
  const broader: string[] = [];
  for (const name of typed.broader) {
    const one = meant(concepts, name);
    if (!one) problems['broader'] = { key: 'wrong', text: say('rule.unknown', { name }) };
    else if (id !== null && isOrAbove(concepts, id, one.id)) {
      problems['broader'] = { key: 'wrong', text: say('rule.circle', { name }) };
    } else broader.push(one.id);
  }
  if (Object.keys(problems).length > 0) return { problems };
  const byLanguage = Object.fromEntries(languages.map((language) => [language, [...new Set(typed[language])]]));
  const { themes: about, isBroad, isEnded } = typed;
  const found = { terms: byLanguage as Record<Language, string[]>, broader: [...new Set(broader)], themes: about };
  return { values: { ...found, isBroad, isEnded } };
}

const mostTerms = 60;

/** Whether `id` is `other` or stands somewhere above it. */
function isOrAbove(concepts: readonly Concept[], id: string, other: string, seen = new Set<string>()): boolean {
  if (other === id) return true;
  if (seen.has(other)) return false;
  seen.add(other);
  return (concepts.find((one) => one.id === other)?.broader ?? []).some((above) =>
    isOrAbove(concepts, id, above, seen),
  );
}

/** Terms that people say, without those that stand for many. */
export function spoken(terms: readonly string[]): string[] {
  return terms.filter((term) => !term.includes('*'));
}
