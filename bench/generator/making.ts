import { slugOf } from '../../src/records/slug.ts';
import type { Kind } from '../../src/records/kinds.ts';
import { themes, type Theme } from '../../src/records/themes.ts';
import { languages, type Language } from '../../src/kernel/words.ts';
import { Chance, Ids } from './chance.ts';
import { entryOf, everydayChanges, tellHistory, type Entry } from './history.ts';
import { Rows } from './tables.ts';
import { conceptsOf, vectorOf, type Pieces } from './vectors.ts';
import { cities, oddities, purposes, things } from './words.ts';

/** The last day of every made set, and the first. */
export const lastMoment = Date.UTC(2026, 8, 30, 16);
export const day = 86_400_000;

export type Sentences = Readonly<Record<Language, readonly string[]>>;

/** A text together with the ready-made pieces it was put together from. */
export interface Text {
  readonly text: string;
  readonly pieces: readonly string[];
}

export const noText: Text = { text: '', pieces: [] };

/** A project while it is being made. */
export interface MadeProject {
  readonly id: string;
  readonly slug: string;
  readonly isPublic: boolean;
  readonly from: number;
  readonly to: number;
  readonly people: string[];
}

export interface MadeRecord {
  readonly kind: Kind;
  readonly title: Text;
  readonly summary?: Text;
  readonly language: Language;
  readonly state?: string;
  readonly variety?: string;
  readonly themes?: readonly Theme[];
  readonly partnerId?: string | null;
  readonly happensOn?: string | null;
  readonly at: number;
  readonly until?: number;
  /** Texts the record is found by beside title and summary. */
  readonly words?: readonly Text[];
  readonly country?: string | null;
  /** The feature's own value; null where nothing is published. */
  readonly content: object | null;
  /** Lines of history besides the first and the publication. */
  readonly changes: readonly Entry[];
  readonly id?: string;
}

const firstPublication = entryOf('published', { version: { before: null, after: 1 } });

/** What all projects of a set are made from. */
export class Making {
  readonly rows = new Rows();
  readonly ids: Ids;
  readonly everyday: Readonly<Record<Language, readonly Entry[]>>;
  chance: Chance;
  readonly #seed: number;
  readonly #pieces: Pieces;
  readonly #sentences: Sentences;
  readonly #slugs = new Map<string, string>();

  constructor(seed: number, sentences: Sentences, pieces: Pieces) {
    this.#seed = seed;
    this.#sentences = sentences;
    this.#pieces = pieces;
    this.ids = new Ids(new Chance(seed, 0));
    this.chance = new Chance(seed, 1);
    this.everyday = everydayChanges(sentences);
  }

  /** From here on everything is by the chance of this project alone. */
  beginProject(index: number): void {
    this.chance = new Chance(this.#seed, index + 2);
  }

  language(): Language {
    return this.chance.pick(languages);
  }

  /** A thing and what it is for; now and then something nobody thought of. */
  title(language: Language): Text {
    const pieces = [this.chance.pick(things[language]), this.chance.pick(purposes[language])];
    if (this.chance.in100(1)) pieces.push(this.chance.pick(oddities));
    return { text: pieces.join(' '), pieces };
  }

  /** So many sentences, or nothing at all so many times in a hundred. */
  text(language: Language, sentences: number, missing = 0): Text {
    if (missing > 0 && this.chance.in100(missing)) return noText;
    const pieces = Array.from({ length: sentences }, () => this.chance.pick(this.#sentences[language]));
    if (this.chance.in100(1)) pieces.push(this.chance.pick(oddities));
    return { text: pieces.join(' '), pieces };
  }

  themes(): Theme[] {
    return this.chance.some(themes, 3);
  }

  city(): string {
    return this.chance.pick(cities);
  }

  /** A date as exactly as somebody might know it; null when nobody does. */
  date(at: number): string | null {
    const text = new Date(at).toISOString();
    const kind = this.chance.below(20);
    if (kind === 0) return null;
    if (kind === 1) return text.slice(0, 4);
    if (kind === 2) return `${text.slice(0, 7)}..${new Date(at + 100 * day).toISOString().slice(0, 7)}`;
    return text.slice(0, kind < 8 ? 7 : 10);
  }

  changes(language: Language, most: number): Entry[] {
    return Array.from({ length: this.chance.below(most * 2 + 1) }, () => this.chance.pick(this.everyday[language]));
  }

  /** Writes the record with its history and, when there is a value to publish, its public page. Gives the id. */
  record(project: MadeProject, made: MadeRecord, number: number | null): string {
    const {
      kind,
      language,
      state = '',
      variety = '',
      themes: about = [],
      partnerId = null,
      happensOn = null,
      at,
      country = null,
      content,
    } = made;
    const id = made.id ?? this.ids.next();
    const until = Math.min(made.until ?? at + this.chance.between(5, 200) * day, lastMoment);
    const title = made.title.text.slice(0, 200);
    const summary = made.summary?.text ?? '';
    const numbered = number === null ? null : `${this.#slug(title)}-${number}`;
    const slug = kind === 'project' ? project.slug : numbered;
    const head = { kind, slug, title, summary, language, state, variety, themes: about, partnerId, happensOn };
    const moment = new Date(until).toISOString();
    const created = entryOf('created', {
      title: { before: null, after: title },
      language: { before: null, after: language },
    });
    const published = content === null ? [] : [firstPublication];
    const entries = [created, ...made.changes, ...published];
    tellHistory(this.rows, this.chance, {
      projectId: project.id,
      recordId: id,
      from: at,
      to: until,
      people: project.people,
      entries,
    });
    const person = this.chance.pick(project.people);
    const shared = {
      slug,
      title,
      summary,
      language,
      state,
      variety,
      themes: about,
      partner_id: partnerId,
      happens_on: happensOn,
    };
    const revision = made.changes.length + 1;
    const shortly = [
      { weight: 'A', texts: made.title.pieces },
      { weight: 'B', texts: made.summary?.pieces ?? [] },
    ] as const;
    const times = {
      created_at: new Date(at).toISOString(),
      created_by: person,
      changed_at: moment,
      changed_by: person,
    };
    this.rows.add('record', {
      id,
      project_id: project.id,
      kind,
      ...shared,
      revision,
      ...times,
      published_at: content === null ? null : moment,
      understood: this.#understood(numbered, language, shortly),
    });
    if (content === null) return id;
    const words = made.words ?? [];
    const told = JSON.stringify(content);
    const own = JSON.stringify({ id, ...head, revision });
    const further = JSON.stringify(words.map((one) => one.text).join('\n'));
    const version = `{"head":${own},"content":${told},"texts":{},"country":${JSON.stringify(country)},"words":${further}}`;
    this.rows.add('published_version', {
      project_id: project.id,
      record_id: id,
      version: 1,
      content: version,
      published_at: moment,
      published_by: person,
    });
    if (!project.isPublic) return id;
    const search = vectorOf(this.#pieces, language, [
      ...shortly,
      { weight: 'C', texts: words.flatMap((one) => one.pieces) },
    ]);
    this.rows.add('published', {
      record_id: id,
      project_id: project.id,
      kind,
      ...shared,
      country,
      version: 1,
      content: `{"content":${told},"texts":{}}`,
      search,
      published_at: moment,
    });
    return id;
  }

  /** Records without a page of their own are not searched for. */
  #understood(slug: string | null, language: Language, parts: Parameters<typeof conceptsOf>[2]): string {
    return slug === null ? '' : conceptsOf(this.#pieces, language, parts);
  }

  #slug(title: string): string {
    const known = this.#slugs.get(title) ?? slugOf(title);
    if (this.#slugs.size < 50_000) this.#slugs.set(title, known);
    return known;
  }
}
