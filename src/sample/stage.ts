import type { Membership, Person, ProjectScope } from '../kernel/scope.ts';
import { languages } from '../kernel/words.ts';
import { translate } from '../records/texts.ts';
import type { Entry } from './entry.ts';
import type { Network } from './network.ts';

/** An account of the sample, with the places it has. */
export interface Actor {
  readonly person: Person;
  readonly memberships: Membership[];
}

/**
 * A network while it is being loaded: who acts for which partner, and which record a key of the data files stands for.
 * Everything goes through the features' doors, on behalf of somebody, at the moment the data files name.
 */
export interface Stage {
  readonly network: Network;
  readonly scope: ProjectScope;
  readonly lead: Actor;
  /** Partner's key → who acts for it. Where there is nobody the lead does. */
  readonly officers: ReadonlyMap<string, Actor>;
  readonly made: Map<string, { readonly id: string; readonly slug: string | null }>;
  /** How many entries were loaded, for moments that differ. */
  steps: number;
}

const stepsADay = 500;

/** The scope in which something is done on a day, by somebody of a partner. */
export function on(stage: Stage, day: string, partner: string | null = null): ProjectScope {
  const { person, memberships } = (partner === null ? undefined : stage.officers.get(partner)) ?? stage.lead;
  const minutes = stage.steps++ % stepsADay;
  return {
    ...stage.scope,
    who: { person, memberships },
    now: new Date(Date.parse(`${day}T08:00:00Z`) + minutes * 60_000),
  };
}

/** The partner that hosts an event; null where nobody in particular does. */
export function hostOf(stage: Stage, event: string): string | null {
  return stage.network.events.find(({ key }) => key === event)?.host ?? null;
}

export function idOf(stage: Stage, key: string): string {
  return madeOf(stage, key).id;
}

export function idOrNull(stage: Stage, key: string | null): string | null {
  return key === null ? null : idOf(stage, key);
}

export function slugOf(stage: Stage, key: string): string {
  return madeOf(stage, key).slug ?? '';
}

function madeOf(stage: Stage, key: string) {
  const made = stage.made.get(key);
  if (made === undefined) throw new Error(`the sample names ${key}, which is not there`);
  return made;
}

type Keyed = Pick<Entry, 'key' | 'texts'>;

/** Remembers which record the entry became and gives its texts in other languages. */
export async function keep(
  stage: Stage,
  scope: ProjectScope,
  { key, texts = {} }: Keyed,
  made: { id: string; slug: string | null },
): Promise<void> {
  stage.made.set(key, made);
  for (const language of languages) {
    const fields = texts[language];
    if (fields) await translate(scope, made.id, language, fields);
  }
}
