import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source.ts';

const lists = join(root, '../shared/validators');
const naughty = join(lists, 'naughty-strings/blns.json');
const scripts = join(lists, 'xss-payloads/xss-payload-list.txt');

export const whyNoStrings =
  existsSync(naughty) && existsSync(scripts) ? false : 'the lists of hostile strings are not beside the project';

/** What a field keeps of a text: without the zero character, line ends as one, no spaces around, composed. */
function kept(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(/\0/g, '').trim().normalize('NFC');
}

/** Every string of both lists that leaves something in a field, each once. */
export function hostileStrings(): string[] {
  const all = [
    ...(JSON.parse(readFileSync(naughty, 'utf8')) as string[]),
    ...readFileSync(scripts, 'utf8').split(/\r?\n/),
  ];
  return [...new Set(all.map(kept).filter((text) => text !== '' && !text.includes('\n')))];
}

/** Strings that break out of the places where text stands: elements, attributes, quotes, comments, addresses, scripts. */
export const sharpest = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)',
  '</textarea><svg onload=alert(1)>',
  '</title><script>alert(1)</script>',
  '--><b onclick=alert(1)>',
  ']]><a href="java\tscript:alert(1)">',
  '&lt;script&gt;&#60;b&#62;&amp;amp;',
  `\`$${'{alert(1)}'}\`{{1+1}}{0, plural, other {#}}`,
  '<style>*{display:none}</style>',
  '\\"\\\'\\u003cscript\\u003e%3Cscript%3E',
];

/** Gives strings in turn, as many as find room. */
export class Supply {
  readonly #strings: readonly string[];
  #next = 0;
  constructor(strings: readonly string[]) {
    this.#strings = strings;
  }

  /** How often every string has been given. */
  get rounds(): number {
    return this.#next / this.#strings.length;
  }

  /** At least one string and at most `limit` characters, on lines of their own or, for one line, with spaces between. */
  take(limit: number, { isLong, suits, line }: Filled & { isLong: boolean }): string[] {
    const taken: string[] = [];
    let length = 0;
    const lengthOf = (text: string) => (line?.(text) ?? text).length + 1;
    // A string that does not fit is passed over; after one whole round nothing will fit.
    for (let tries = 0; tries < this.#strings.length; tries++) {
      const text = this.#strings[this.#next % this.#strings.length] ?? '';
      const isFit = !suits || suits.test(text);
      if (isFit && length + lengthOf(text) > limit && taken.length > 0) break;
      this.#next++;
      if (!isFit || length + lengthOf(text) > limit) continue;
      taken.push(text);
      length += lengthOf(text);
      if (!isLong && taken.length === 3) break;
    }
    return taken;
  }
}

/** How a row of the table fills a field: a value of its own, or how each hostile text stands on its line. */
export type Filling = string | Filled;

interface Filled {
  /** Which texts the field takes at all. */
  readonly suits?: RegExp;
  /** How a text stands on its line; without it as it is. */
  readonly line?: (text: string) => string;
  /** Most characters to fill in, where the usual is not right. */
  readonly most?: number;
}

/** Enough of them for one field, so that pages stay of a size that pages have. */
const usual = 500;

export interface FilledForm {
  /** What is sent. */
  readonly fields: Record<string, string | string[]>;
  /** Hostile texts by field, as they must come back. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Fills a form as a person with bad intentions would: every choice made, every text field full of strings. */
export function fillForm(form: HTMLFormElement, supply: Supply, own: Readonly<Record<string, Filling>>): FilledForm {
  const fields: Record<string, string | string[]> = {};
  const texts: Record<string, string[]> = {};
  for (const control of form.querySelectorAll<Control>('input[name], textarea[name], select[name]')) {
    const { name } = control;
    const filling = own[name] ?? {};
    if (typeof filling === 'string') fields[name] = filling;
    else if (!takesText(control)) choose(control, fields);
    else {
      const isLong = control.tagName === 'TEXTAREA';
      const taken = supply.take(Math.min(limitOf(form, control), filling.most ?? usual), { isLong, ...filling });
      fields[name] = taken.map((text) => filling.line?.(text) ?? text).join(isLong ? '\n' : ' ');
      texts[name] = taken;
    }
  }
  return { fields, texts };
}

function takesText(control: Control): boolean {
  if (control.tagName === 'TEXTAREA') return true;
  // Numbers and dates are short boxes that take nothing but what they ask for.
  return control.tagName === 'INPUT' && control.type === 'text' && control.dataset['width'] !== 'short';
}

function limitOf(form: HTMLFormElement, control: Control): number {
  const said = form.querySelector(`character-count[data-for="${control.id}"]`)?.getAttribute('data-limit');
  return Number(said ?? (control.tagName === 'TEXTAREA' ? 9000 : 300));
}

function choose(control: Control, fields: Record<string, string | string[]>): void {
  const { name, type, value } = control;
  if (control.tagName === 'SELECT') {
    const options = [...(control as HTMLSelectElement).options].map((option) => option.value);
    fields[name] = value || (options.find((option) => option !== '') ?? '');
  } else if (type === 'radio') {
    if ((control as HTMLInputElement).checked || fields[name] === undefined) fields[name] = value;
  } else if (type === 'checkbox') {
    // The first of several; a single one stays as it is.
    if ((control as HTMLInputElement).checked || (value !== 'yes' && !fields[name])) {
      fields[name] = [fields[name] ?? [], value].flat();
    }
  } else if (type === 'url') {
    fields[name] = 'https://example.org/?"onmouseover=alert(1)&<svg/onload=alert(1)>';
  } else if (type !== 'file') fields[name] = value;
}

const addressAttributes = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data-address', 'srcdoc', 'background'];

/** What no page of ours has, whoever wrote in it: scripts of others, handlers, styles, addresses that run. */
export function smuggledIn(document: Document): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    const tag = element.tagName.toLowerCase();
    const from = element.getAttribute('src') ?? '';
    if (tag === 'script' && !from.startsWith('/assets/')) found.push(element.outerHTML.slice(0, 200));
    for (const { name, value } of element.attributes) {
      const runs = addressAttributes.includes(name) && !isHarmless(value);
      if (/^on/i.test(name) || name === 'style' || runs) found.push(`<${tag} ${name}="${value.slice(0, 200)}">`);
    }
  }
  return found;
}

function isHarmless(address: string): boolean {
  if (!URL.canParse(address, 'https://own.example')) return false;
  return ['http:', 'https:', 'mailto:', 'webcal:'].includes(new URL(address, 'https://own.example').protocol);
}

/** Which elements with which attributes a page is made of. */
export function madeOf(document: Document): Set<string> {
  const parts = new Set<string>();
  for (const element of document.querySelectorAll('*')) {
    const tag = element.tagName.toLowerCase();
    parts.add(`<${tag}>`);
    for (const { name } of element.attributes) parts.add(`<${tag} ${name}>`);
  }
  return parts;
}

/** Text for comparing: how white space is laid out does not count. */
export function folded(text: string): string {
  return text.replace(/\s+/g, '');
}
