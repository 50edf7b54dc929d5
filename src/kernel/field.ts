/** What came with a form: each field's texts, and files. Read once, before anything else happens. */
export interface Submitted {
  readonly typed: Typed;
  readonly files: Readonly<Record<string, readonly File[]>>;
}
export type Typed = Readonly<Record<string, readonly string[]>>;

export type ProblemKey =
  | 'required'
  | 'tooLong'
  | 'tooShort'
  | 'notADate'
  | 'notAnEmail'
  | 'notAnAddress'
  | 'notANumber'
  | 'outOfRange'
  | 'notAChoice'
  | 'fileTooLarge'
  | 'wrong';

/** What is wrong with a field; `text` stands when a rule has its own words for it. */
export interface Problem {
  readonly key: ProblemKey;
  readonly values?: Readonly<Record<string, number>>;
  readonly text?: string;
}
export type Problems = Readonly<Record<string, Problem>>;

export interface Field<Value> {
  readonly control:
    | 'text'
    | 'long-text'
    | 'email'
    | 'password'
    | 'web-address'
    | 'date'
    | 'number'
    | 'choice'
    | 'radio'
    | 'choices'
    | 'flag'
    | 'files'
    | 'hidden';
  readonly required: boolean;
  /** Most characters, where the form asks for it; counted before the writer's eyes. */
  readonly limit?: number;
  readonly choices?: readonly string[];
  readonly autocomplete?: string;
  read(texts: readonly string[], files: readonly File[]): { value: Value } | { problem: Problem };
}
