import type { Address } from '../../kernel/address.ts';
import type { Answer } from '../../kernel/answers.ts';
import type { Fields, Form, Problems, Typed, ValuesOf } from '../../kernel/forms.ts';
import type { Html } from '../../kernel/html.ts';
import type { Reader } from '../../kernel/reader.ts';
import type { ProjectScope } from '../../kernel/scope.ts';
import type { Visit, WorkspaceVisit } from '../../kernel/visit.ts';
import { sayIn, type Language, type Words } from '../../kernel/words.ts';
import type { Face, PagedKind } from '../../records/kinds.ts';
import type { Listing, Sort } from '../../records/listing.ts';
import type { Stored } from '../../records/record.ts';
import type { Texts } from '../../records/texts.ts';
import type { PublishedVersion } from '../../records/versions.ts';
import type { FieldTexts } from '../../ui/index.ts';
import type { FormView } from '../form-view.ts';
import type { HistoryWords } from '../history/index.ts';
import { readTexts, type TranslatableField } from '../translation/index.ts';
import type { Told } from '../versions/index.ts';

/** A record as its page shows it; the same for both faces but for what the workspace adds. */
export interface Shown<Value> {
  readonly face: Face;
  readonly id: string;
  readonly slug: string | null;
  readonly projectSlug: string;
  readonly value: Value;
  readonly texts: Texts;
  /** The version that the public reads; null while it reads none, and for kinds that do not tell theirs. */
  readonly version: Pick<PublishedVersion, 'number' | 'at'> | null;
  /** Whether the reader may change it here; never on the public face. */
  readonly mayEdit: boolean;
  /** What the record is tied to, drawn by the chain. */
  readonly links: Html;
  readonly actions: Html | null;
  readonly notes: Html | null;
  readonly below: Html | null;
}

/** What a list of records is drawn from. */
export interface ShownList {
  readonly face: Face;
  readonly listing: Listing;
  /** Null on a list over all projects. */
  readonly projectSlug: string | null;
  /** Where a new one is made, for those who may. */
  readonly add: Address | null;
}

export interface SectionForm<F extends Fields> {
  readonly form: Form<F>;
  readonly texts: { readonly [name in keyof F]?: Partial<FieldTexts> };
  /** Lays the fields out by hand; all in their order without it. */
  readonly layOut?: FormView<F>['layOut'];
}

/** What makes one kind of record differ from the others; the pages around it are the same for all. */
export interface Section<F extends Fields, Value extends { readonly language: Language }> {
  readonly kind: PagedKind;
  /**
   * `field.<name>`, `choice.<name>.<value>` and so on, for the form, the history and translations. `new.lead`,
   * `edit.lead`, `new.submit`, `edit.submit`, `said.saved`, `said.published`, `said.withdrawn` where the kind has a
   * lead line, or says in its own way what all kinds say.
   */
  readonly words: Words;
  /** What the list, the page of a new record and the page on which one is changed are called. */
  name(reader: Reader, page: 'list' | 'new' | 'edit'): string;
  /** How its lists are ordered when the address says nothing; by title without it. */
  readonly order?: Sort;
  /** The form with what can be chosen now; `stored` is null for a new record. */
  form(visit: WorkspaceVisit, stored: Stored<Value> | null): Promise<SectionForm<F>>;
  find(scope: ProjectScope, slug: string): Promise<Stored<Value>>;
  mayAdd(visit: WorkspaceVisit): Answer;
  mayEdit(visit: WorkspaceVisit, stored: Stored<Value>): Answer;
  /** Whether it can go before the public as it stands, when whoever may edit it wants that; always without it. */
  mayBePublic?(visit: WorkspaceVisit, stored: Stored<Value>): Answer | Promise<Answer>;
  /** Whether its public page can be taken away now; always without it. */
  mayBeWithdrawn?(visit: WorkspaceVisit, stored: Stored<Value>): Answer | Promise<Answer>;
  /** What a new one begins with; `texts` are those of the form, with what its fields offer to choose from. */
  blank(visit: WorkspaceVisit, texts: SectionForm<F>['texts']): Typed;
  typed(value: Value): Typed;
  /** What does not fit together in what was typed. */
  problems(visit: WorkspaceVisit, typed: ValuesOf<F>, stored: Stored<Value> | null): Promise<Problems>;
  create(visit: WorkspaceVisit, typed: ValuesOf<F>): Promise<{ slug: string }>;
  change(visit: WorkspaceVisit, stored: Stored<Value>, revision: number, typed: ValuesOf<F>): Promise<void>;
  /** `note` says what is new in this version. */
  publish(scope: ProjectScope, stored: Stored<Value>, note: string): Promise<void>;
  /** What of it differs from version to version, by the names of its fields; kinds without it list no versions. */
  readonly told?: (value: Value) => Told;
  /** Takes the public page away, where more has to change than that. */
  withdraw?(scope: ProjectScope, stored: Stored<Value>): Promise<void>;
  translatable(value: Value): readonly Omit<TranslatableField, 'label'>[];
  /** What a person may do besides editing and publishing. */
  acts(visit: WorkspaceVisit, stored: Stored<Value>): Html | null;
  /** Where it stands among those who work on it; between the notes and the text, in the workspace only. */
  panel?(visit: WorkspaceVisit, stored: Stored<Value>): Promise<Html | null>;
  /** What is asked for and not there yet, as names of fields of the form; told to those who may edit. */
  gaps?(value: Value): readonly (keyof F & string)[];
  title(value: Value): string;
  /** What search engines tell of its public page; nothing when it is empty. */
  description?(value: Value): string;
  draw(visit: Visit, shown: Shown<Value>): Promise<Html>;
  drawList(visit: Visit, list: ShownList): Html;
}

/** The title of a record in the reader's language, where it was translated. */
export function titleRead<F extends Fields, Value extends { readonly language: Language }>(
  reader: Reader,
  section: Section<F, Value>,
  value: Value,
  texts: Texts,
): string {
  return readTexts(reader, value.language, texts).line('title', section.title(value)).text;
}

/** What a kind of record says by itself; null where it has no words of its own for that. */
export function ownText(reader: Reader, words: Words, key: string): string | null {
  return Object.hasOwn(words, key) ? sayIn(reader.language, words)(key) : null;
}

/** What a kind of record calls its fields and their values. */
export function namesIn(reader: Reader, words: Words): HistoryWords {
  return {
    field: (name) => ownText(reader, words, `field.${name}`),
    value: (name, value) => ownText(reader, words, `choice.${name}.${value}`),
  };
}
