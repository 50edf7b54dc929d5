import { Address } from './address.ts';

/** Markup that is safe to send. Only `html` makes it; everything put into it is escaped first. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Part = Html | Address | string | number | false | null | undefined | readonly Part[];

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const needsEscape = /[&<>"']/;

export function escape(text: string): string {
  return needsEscape.test(text) ? text.replace(/[&<>"']/g, (character) => escapes[character] ?? character) : text;
}

function render(part: Part): string {
  if (typeof part === 'string') return escape(part);
  if (part instanceof Html) return part.text;
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (part instanceof Address) return escape(part.text);
  let text = '';
  for (const inner of part) text += render(inner);
  return text;
}

const addressAttribute = /\s(?:href|src|action|formaction|poster|cite|data-address|xlink:href)\s*=\s*["']\s*$/i;
const unquotedAttribute = /=\s*$/;
const checkedTemplates = new WeakMap<TemplateStringsArray, readonly boolean[]>();

/** Which holes of a template stand in an attribute that holds an address. Done once per place in the source. */
function addressHoles(strings: TemplateStringsArray): readonly boolean[] {
  const known = checkedTemplates.get(strings);
  if (known) return known;
  const holes = strings.slice(0, -1).map((text) => {
    if (unquotedAttribute.test(text) && /<[^>]*$/.test(text)) {
      throw new Error(`attribute without quotes before a value in: ${text}`);
    }
    return addressAttribute.test(text);
  });
  checkedTemplates.set(strings, holes);
  return holes;
}

/**
 * Template tag that makes markup. Values are escaped unless they are Html themselves; lists are joined;
 * null, undefined and false leave nothing. An attribute that holds an address takes an Address only, so
 * that no typed text ever becomes a link unchecked.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const holes = addressHoles(strings);
  let text = strings[0] ?? '';
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (holes[index] && !(part instanceof Address)) {
      throw new Error(
        `an address attribute needs an Address, not a ${typeof part}, after: ${strings[index]?.slice(-40)}`,
      );
    }
    text += render(part) + (strings[index + 1] ?? '');
  }
  return new Html(text);
}

type AttributeValue = string | number | boolean | Address | null | undefined;

/** Attributes from a record: true gives the bare name; false, null and undefined leave the attribute out. */
export function attributes(values: Readonly<Record<string, AttributeValue>>): Html {
  let text = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === false || value === null || value === undefined) continue;
    if (!/^[a-z][a-z0-9-]*$/.test(name) || name.startsWith('on')) throw new Error(`not an attribute name: ${name}`);
    if (/^(?:href|src|action|formaction)$/.test(name) && !(value instanceof Address)) {
      throw new Error(`attribute ${name} needs an Address`);
    }
    text += value === true ? ` ${name}` : ` ${name}="${escape(String(value))}"`;
  }
  return new Html(text);
}

/** Text with its line breaks kept as paragraphs and breaks; nothing else is read into it. */
export function paragraphs(text: string): Html {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  return new Html(blocks.map((block) => `<p>${escape(block.trim()).replace(/\n/g, '<br>')}</p>`).join(''));
}
