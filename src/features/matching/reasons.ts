import type { Scope } from '../../kernel/scope.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { Language } from '../../kernel/words.ts';
import { conceptName } from '../../records/vocabulary.ts';
import recordWords from '../../records/words.json' with { type: 'json' };
import { languageName } from '../../ui/index.ts';
import type { Place, Reason } from './match.ts';
import type { Matched, Matches } from './matches.ts';
import words from './words.json' with { type: 'json' };

/** What the concepts of matches are called in the reader's language. */
export type ConceptNames = ReadonlyMap<string, string>;

export async function conceptNames(scope: Scope, language: Language, found: Matches['found']): Promise<ConceptNames> {
  const reasons = Object.values(found).flatMap((matched) => matched.flatMap((one) => one.reasons));
  const ids = [...new Set(reasons.flatMap((reason) => (reason.kind === 'concept' ? reason.id : [])))];
  if (ids.length === 0) return new Map();
  const rows = await scope.db.selectFrom('concept').select(['id', 'terms']).where('id', 'in', ids).execute();
  return new Map(rows.map((concept) => [concept.id, conceptName(concept, language)]));
}

/** A reason as it is read, with the points it gives; none for what only helps to understand. */
export interface ToldReason {
  readonly text: string;
  readonly points: number | null;
}

const places = ['heading', 'text', 'related'] as const satisfies readonly Place[];

/** Why a record may match, reason by reason, the strongest first; then in which language it is written. */
export function toldReasons(
  reader: Reader,
  { reasons, language }: Matched,
  { names, own }: { readonly names: ConceptNames; readonly own: Language },
): ToldReason[] {
  const say = reader.say(words);
  const concepts = places.flatMap((place): ToldReason[] => {
    const ones = reasons.filter((reason) => reason.kind === 'concept' && reason.place === place);
    if (ones.length === 0) return [];
    const named = ones.map((reason) =>
      say('reason.named', { concept: nameOf(reason, names), points: reader.number(reason.points) }),
    );
    const points = ones.reduce((sum, reason) => sum + reason.points, 0);
    return [{ text: say(`reason.${place}`, { concepts: named.join(', ') }), points }];
  });
  const others = reasons.flatMap((reason): ToldReason[] => {
    const text = otherReason(reader, reason);
    return text === null ? [] : [{ text, points: reason.points }];
  });
  const told = [...concepts, ...others].toSorted((one, other) => (other.points ?? 0) - (one.points ?? 0));
  return language === own ? told : [...told, { text: throughWhat(reader, reasons, language, names), points: null }];
}

function nameOf(reason: Reason, names: ConceptNames): string {
  return reason.kind === 'concept' ? (names.get(reason.id) ?? reason.id) : '';
}

function otherReason(reader: Reader, reason: Reason): string | null {
  const say = reader.say(words);
  switch (reason.kind) {
    case 'concept':
      return null;
    case 'theme': {
      const themes = reason.themes.map((theme) => reader.say(recordWords)(`theme.${theme}`));
      return say('reason.theme', { count: themes.length, themes: themes.join(', ') });
    }
    case 'words':
      return say('reason.words', { words: reason.words.join(', ') });
    case 'size':
      return say('reason.size', { population: reason.population });
    case 'meaning':
      return say('reason.meaning', { percent: reason.percent });
    default:
      return reason satisfies never;
  }
}

/** Written in another language: which concept let it be understood. */
function throughWhat(reader: Reader, reasons: readonly Reason[], code: Language, names: ConceptNames): string {
  const say = reader.say(words);
  const language = languageName(reader, code);
  const through = reasons.find((reason) => reason.kind === 'concept');
  return through
    ? say('reason.through', { language, concept: nameOf(through, names) })
    : say('reason.written', { language });
}

/** The reason of a link that was made from a match: what both speak of, in one line. */
export function linkReason(reader: Reader, matched: Matched | undefined, names: ConceptNames): string {
  const say = reader.say(words);
  const concepts = (matched?.reasons ?? []).filter((reason) => reason.kind === 'concept').slice(0, 3);
  if (concepts.length === 0) return say('link.reasonPlain');
  return say('link.reason', { concepts: concepts.map((reason) => nameOf(reason, names)).join(', ') });
}
