import type { ProjectScope } from '../../kernel/scope.ts';
import type { Language } from '../../kernel/words.ts';
import { endsById, linksOf, type End } from '../chain/index.ts';
import { candidatesFor, subjectOf, type Candidate, type MatchedKind, type Subject } from './candidates.ts';
import { leastPoints, match, type Match } from './match.ts';
import { dismissalsOf, type Dismissal } from './store.ts';

/** A record that may answer, or be answered, with what speaks for it. */
export interface Matched extends Match {
  readonly end: End;
  /** The language it is written in. */
  readonly language: Language;
  /** It belongs to the very partner who asks. */
  readonly isOfSamePartner: boolean;
}

/** What a record was matched with, what is linked already, and what somebody set aside. */
export interface Matches {
  readonly subject: Subject;
  readonly found: Readonly<Record<MatchedKind, readonly Matched[]>>;
  readonly linked: readonly End[];
  readonly dismissed: readonly (Dismissal & { readonly end: End })[];
}

export const mostShown = 12;

/** The kinds a record of this kind is matched with. */
export const matchedWith = {
  need: ['practice', 'strength'],
  practice: ['need'],
} as const satisfies Record<string, readonly MatchedKind[]>;
export type SubjectKind = keyof typeof matchedWith;

/** Everything that may match a record of the workspace, as far as this person may see it. */
export async function matchesOf(
  scope: ProjectScope,
  kind: SubjectKind,
  id: string,
  { language, most = mostShown }: { readonly language: Language; readonly most?: number },
): Promise<Matches> {
  const [subject, links, dismissals] = await Promise.all([
    subjectOf(scope, id),
    linksOf(scope, 'workspace', id),
    dismissalsOf(scope, id),
  ]);
  const linkedIds = links.filter(({ type }) => type === 'answers').map(({ from, to }) => (from === id ? to : from));
  const passedOver = new Set([...linkedIds, ...dismissals.map(({ otherId }) => otherId)]);
  const bestOf = async (one: MatchedKind) => {
    const candidates = await candidatesFor(scope, subject, one);
    const nearness = nearnessAmong(candidates);
    const compared = candidates
      .filter((candidate) => !passedOver.has(candidate.id))
      .map((candidate) => ({ kind: one, candidate, match: compare(subject, candidate, nearness(candidate)) }));
    return ranked(compared).slice(0, most);
  };
  const best = (await Promise.all(matchedWith[kind].map(bestOf))).flat();
  const known = [...best.map(({ candidate }) => candidate.id), ...passedOver];
  const ends = await endsById(scope, 'workspace', known, language);
  const found: Record<MatchedKind, Matched[]> = { need: [], practice: [], strength: [] };
  for (const { kind: one, candidate, match: told } of best) {
    const end = ends.get(candidate.id);
    const isOfSamePartner = candidate.partnerId !== null && candidate.partnerId === subject.partnerId;
    if (end) found[one].push({ ...told, end, language: candidate.language, isOfSamePartner });
  }
  return {
    subject,
    found,
    linked: linkedIds.flatMap((linked) => ends.get(linked) ?? []),
    dismissed: dismissals.flatMap((dismissal) => {
      const end = ends.get(dismissal.otherId);
      return end ? [{ ...dismissal, end }] : [];
    }),
  };
}

/** What speaks for two records matching. */
function compare(subject: Subject, candidate: Candidate, nearness: number | null): Match {
  const words = subject.words.filter(({ lexeme }) => candidate.lexemes.includes(lexeme)).map(({ word }) => word);
  return match({
    concepts: candidate.concepts,
    total: candidate.total,
    themes: [subject.themes, candidate.themes],
    words,
    population: [subject.population, candidate.population],
    nearness,
  });
}

/** With fewer the nearest of them may be far. */
const fewestCompared = 10;

/** How many of the candidates are less near in meaning than one of them, as a share; null where no machine looked. */
export function nearnessAmong(candidates: readonly Pick<Candidate, 'cosine'>[]) {
  const cosines = candidates.flatMap(({ cosine }) => cosine ?? []);
  return ({ cosine }: Pick<Candidate, 'cosine'>): number | null =>
    cosine === null || cosines.length < fewestCompared
      ? null
      : cosines.filter((other) => other < cosine).length / (cosines.length - 1);
}

/** Those that say enough, the strongest first. */
function ranked<Compared extends { readonly candidate: Candidate; readonly match: Match }>(
  compared: readonly Compared[],
): Compared[] {
  return compared
    .filter((one) => one.match.points >= leastPoints)
    .toSorted(
      (one, other) => other.match.points - one.match.points || (one.candidate.id < other.candidate.id ? -1 : 1),
    );
}
